/**
 * How currencies are written, one line each: the code, `|` the ways that mean this one only, `|` the ways that it
 * shares with others. Where a shared way is not decided by country, language or page, the first line that has it wins.
 * Codes are ISO 4217, besides IRT, the toman, of ten rials; codes out of use stay, as old pages stay. Letters are as
 * `latin` of ./digits leaves them (Persian yeh and kaf).
 */
export const currencyTable = `
USD | us$ u$s usd$ us-dollar us\u00a0dollar us\u00a0dollars доллар долл. долларов دلار | $ dollar dollars dólares dólar 美元 美金 ドル دولار ดอลลาร์
EUR | € euro euros eur. евро ευρώ یورو یوره ยูโร ユーロ 欧元 유로 eurot €uro |
GBP | gb£ stg pounds\u00a0sterling sterling английских\u00a0фунтов | £ pound pounds پوند ポンド
JPY | 円 jp¥ yen ین 日元 日圓 | ¥
CNY | cn¥ rmb 人民币 人民幣 yuan юань یوان | ¥ 元 块
INR | ₹ inr. rupees रु रु. रुपये रुपया | rs rs. ₨ rupee روپیه
RUB | ₽ rur руб руб. рублей рубля рубль рос.\u00a0руб. روبل rub. | р р. p. ᵽ
KZT | ₸ тг тг. тнг тенге теңге tenge tg. |
THB | ฿ บาท บ. baht บาทถ้วน |
IRT | تومان تومن تومانی toman tomans tuman |
IRR | ریال\u00a0ایران rials | ریال ﷼ rial riyal
CHF | sfr sfr. chf. schweizer\u00a0franken franken francs\u00a0suisses | fr fr. stutz ₣ franc francs
TRY | ₺ tl tl. türk\u00a0lirası lira\u00a0turca لیره\u00a0ترکیه | لیره
ITL | lit. | ₤ lire lira
BRL | r$ reais real |
CAD | ca$ cdn$ cad$ c$ can$ | $ dollar dollars
AUD | au$ a$ aud$ | $ dollar dollars
NZD | nz$ nzd$ | $ dollar dollars
SGD | sg$ s$ sgd$ | $ dollar dollars
HKD | hk$ 港幣 港币 港元 | $ dollar
TWD | nt$ nt 新台幣 新臺幣 台幣 | $ 元
MXN | mx$ mex$ mxn$ pesos\u00a0mexicanos m.n. | $ peso pesos
ARS | ar$ ars$ | $ peso pesos
CLP | clp$ | $ peso pesos
COP | col$ cop$ | $ peso pesos
UYU | $u uy$ | $ peso pesos
DOP | rd$ | $ peso pesos
CUP | cu$ | $ peso pesos
PHP | ₱ php. piso | peso pesos
BZD | bz$ | $
BBD | bds$ | $
BMD | bd$ | $
BND | b$ bn$ | $
BSD | | $
FJD | fj$ | $
GYD | gy$ g$ | $
JMD | j$ ja$ | $
KYD | ci$ | $
LRD | ld l$ ld$ | $
NAD | n$ | $
SBD | si$ | $
SRD | sr$ | $
TTD | tt$ | $
XCD | ec$ | $
ZWL | zw$ z$ | $
ZWD | | $
PAB | b/. balboa balboas |
PEN | s/. s/ soles |
BOB | bs. bs bolivianos |
VES | bs.s bs.d bs.f bolívares |
PYG | ₲ gs. gs guaraníes guaranies |
CRC | ₡ colones |
GTQ | q. quetzales |
HNL | lempiras | l.
NIO | cs córdobas cordobas |
SVC | |
CZK | kč kc kč. korun korun\u00a0českých czk. kčs |
PLN | zł zl zł. zlotych złotych pln. |
HUF | ft ft. forint huf. |
RON | lei\u00a0ro ron. роны | lei leu
MDL | лей лея mdl. | lei
BGN | лв лв. лева лев bgn. |
HRK | kn kn. kuna kune hrk. |
RSD | din din. rsd. дин дин. рсд динара dinara |
BAM | km km. кm |
MKD | ден ден. denari |
ALL | lekë lek lekë. |
UAH | ₴ грн грн. гривень гривня гривен uah. гр. |
BYN | byn. бел.\u00a0руб. белорусских\u00a0рублей | br br. р. руб. руб р
BYR | |
GEL | ₾ ლარი лари lari |
AMD | ֏ դր. դրամ драм dram |
AZN | ₼ manat manatı azn. ман. |
UZS | сум сўм so'm som uzs. soʻm sum |
KGS | сом kgs. с. |
TJS | сомони смн смн. somoni |
TMT | манат |
MNT | ₮ төгрөг tögrög |
SEK | sek. svenska\u00a0kronor | kr kr. kronor :- krona kronur
NOK | nok. norske\u00a0kroner | kr kr. kroner
DKK | dkk. danske\u00a0kroner | kr kr. kroner
ISK | isk. krónur íkr | kr kr. kronur
ILS | ₪ nis ש"ח ש״ח שקל שקלים שח |
SAR | ر.س ر.س. رس ر.س.‏ sr sr. ریال\u00a0سعودی ⃁ | ریال riyal riyals ﷼
AED | د.ا د.إ د.إ. د.ا. dhs dh dhs. aed. درهم\u00a0اماراتی درهم\u00a0إماراتی درهم\u00a0امارات dirhams | درهم dirham
QAR | ر.ق ر.ق. qr qr. ریال\u00a0قطری | ریال riyal ﷼
OMR | ر.ع ر.ع. ro ریال\u00a0عمانی | ریال rial ﷼
YER | ر.ی ر.ی. | ریال rial ﷼
KWD | د.ک د.ک. kd kd. دینار\u00a0کویتی | دینار dinar
BHD | د.ب د.ب. bd دینار\u00a0بحرینی | دینار dinar
JOD | د.أ د.أ. د.ا.أ jd jd. دینار\u00a0اردنی دینار\u00a0أردنی | دینار dinar
IQD | د.ع د.ع. دینار\u00a0عراقی | دینار dinar
LYD | د.ل د.ل. دینار\u00a0لیبی | دینار dinar
TND | د.ت د.ت. dt دینار\u00a0تونسی | دینار dinar
DZD | د.ج د.ج. da دج دینار\u00a0جزائری | دینار dinar
MAD | د.م د.م. dhs\u00a0ma درهم\u00a0مغربی | درهم dirham dh dhs
EGP | ج.م ج.م. e£ le l.e. l.e egp. جنیه\u00a0مصری | جنیه £ pound
SDG | ج.س ج.س. | جنیه
LBP | ل.ل ل.ل. l.l. | لیره
SYP | ل.س ل.س. | لیره
AFN | ؋ افغانی افغانۍ |
PKR | pkr. روپے روپیہ | rs rs. ₨ rupee rupees
LKR | රු රු. slr | rs rs. ₨ rupee
NPR | रू रू. नेरू | rs rs. ₨ rupee
MUR | | rs rs. ₨ rupee
SCR | sr. | rs rs. ₨
BDT | ৳ টাকা tk tk. taka |
BTN | nu nu. |
MVR | rf rf. mrf |
IDR | rp rp. rupiah |
MYR | rm ringgit |
VND | ₫ đ vnđ vnd. đồng dong |
KRW | ₩ 원 won |
KHR | ៛ riel |
LAK | ₭ ກີບ kip |
MMK | ks kyat ကျပ် |
MOP | mop$ |
ZAR | r rand |
NGN | ₦ naira |
GHS | gh₵ ₵ ghc gh¢ cedi |
KES | ksh ksh. kshs |
TZS | tsh tsh. tshs |
UGX | ush ush. ugx. |
ETB | ብር | br birr
XOF | cfa fcfa f.cfa f\u00a0cfa xof. |
XAF | | cfa fcfa
XPF | cfpf fcp | f
KMF | |
GNF | fg |
CDF | fc |
RWF | frw rf\u00a0w |
BIF | fbu |
DJF | fdj |
MGA | ar ariary |
MZN | mt mtn |
AOA | kz kwanza |
ZMW | zk kwacha |
MWK | mk |
BWP | |
ERN | nfk |
GMD | |
MRU | um ouguiya |
MRO | |
SLL | le. |
STN | db dobra |
SZL | |
LSL | |
SOS | |
CVE | esc |
HTG | gourdes |
AWG | afl afl. |
ANG | naf ƒ |
TOP | t$ pa'anga |
WST | ws$ |
PGK | kina |
VUV | vt vatu |
FKP | fk£ |
GIP | gi£ |
SHP | |
KPW | |
CUC | |
SSP | |
TVD | |
PTE | escudos |
DEM | dm deutsche\u00a0mark |
FRF | ₣ ₶ |
ESP | pts ptas ₧ pesetas |
NLG | hfl fl. gulden |
BEF | |
ATS | öS |
FIM | |
IEP | |
GRD | drs δρχ |
LTL | lt. litų |
LVL | ls. |
EEK | |
SKK | sk sk. slovenských\u00a0korún |
SIT | |
MTL | |
CYP | |
BTC | ₿ btc bitcoin |
ETH | Ξ |
`;

/** Codes that are also words of some language, or names of things: they count in capitals only. */
export const wordCodes = new Set(
  "ALL TOP TRY CUP PEN MOP COP GEL BAM LAK SOS MAD ANG ERN AMD CAD MDL SIT PAB SAR BOB MUR RON LSL DOP FIM".split(
    " ",
  ),
);
