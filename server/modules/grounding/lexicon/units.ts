import { normalise } from "../normalise";

/** What a number counts or measures. Amounts of a dimension are compared in its base unit. */
export interface Unit {
  dimension: string;
  /** How many of the base unit one is. */
  factor: number;
  /** Units of one system convert exactly, those of two only about. */
  system: "metric" | "imperial" | "count";
  /** Its name for Intl.NumberFormat, where it has one. */
  intl?: string;
}

/**
 * dimension ; factor ; system ; Intl's name or - ; expressions for all languages. Latin letters want no letter after
 * them. In the expressions a space may be left out, be a half-space or a hyphen.
 */
const table = String.raw`
length ; 0.001 ; metric ; millimeter ; mm|millimet(?:er|re)s?|میلی متر(?:ی)?|مم|ملم|ملیمتر|مل[یلی]*متر|میلیمتر|มม\.?|มิลลิเมตร|мм|миллиметр[а-я]*|ミリ(?:メートル)?(?!リットル|アンペア)
length ; 0.01 ; metric ; centimeter ; cm|cms|centimet(?:er|re)s?|سانتی متر(?:ی)?|سانتیمتر(?:ی)?|سانت(?:ی)?|سنتیمتر(?:ا|ات)?|سنتمتر|سم|ซม\.?|เซนติเมตร|เซ็นติเมตร|см|сантиметр[а-я]*|センチ(?:メートル)?
length ; 1 ; metric ; meter ; m|met(?:er|re)s?|متر(?:ی|ا)?|امتار|เมตร|ม\.|м|метр[а-яі]*|метрлік|メートル
length ; 1000 ; metric ; kilometer ; km|kilomet(?:er|re)s?|کیلو متر(?:ا|ات)?|کم|กิโลเมตร|กม\.?|км|километр[а-я]*|шақырым|キロメートル
length ; 0.0254 ; imperial ; inch ; inch(?:es)?|in\.|in(?=\s*(?:[x×,.)\n]|$|wide|long|tall|high|deep))|″|”|"(?=[\s,.)x×]|$)|اینچ(?:ی)?|بوصه|بوصات|انش|นิ้ว|дюйм[а-я]*|インチ|型
length ; 0.3048 ; imperial ; foot ; ft|feet|foot|فوت|قدم|ฟุต|фут[а-я]*|フィート
mass ; 0.001 ; metric ; - ; mg|milligrams?|میلی گرم(?:ی)?|ملغ|ملغم|ملیغرام|ملجم|มก\.?|มิลลิกรัม|мг|миллиграмм[а-я]*|ミリグラム
mass ; 1 ; metric ; gram ; g|gr|grams?|grammes?|گرم(?:ی)?|غرام(?:ا|ات)?|جرام(?:ا|ات)?|غم|جم|غ|กรัม|г|гр|грамм?[а-яі]*|グラム
mass ; 1000 ; metric ; kilogram ; kgs?|kilos?|kilogram(?:me)?s?|کیلو گرم(?:ی)?|کیلو غرام(?:ا|ات)?|کیلو جرام(?:ا|ات)?|کیلو(?:یی|ی)?(?! ?(?:متر|وات))|کجم|کغ|کغم|กก\.?|กิโลกรัม|กิโล(?!เมตร|วัตต์)|โล|кг|килограм[а-я]*|кило|келі(?:лік)?|キロ(?:グラム)?(?!メートル|ワット)
mass ; 28.3495 ; imperial ; ounce ; oz|ounces?|اونس|اونصه|اونصات|ออนซ์|унци[а-я]*|オンス
mass ; 453.592 ; imperial ; pound ; lbs?|پوند(?! ?استرلینگ)|رطل|ارطال|ปอนด์(?= ?(?:น้ำหนัก|หนัก))|ポンド
volume ; 0.001 ; metric ; milliliter ; ml|millilit(?:er|re)s?|میلی لیتر(?:ی)?|سی سی|مل|ملل|ملی ?لیتر|ملیلتر(?:ا)?|ملی ?لتر|มล\.?|มิลลิลิตร|ซีซี|мл|миллилитр[а-я]*|ミリリットル
volume ; 1 ; metric ; liter ; l|lit(?:er|re)s?|لیتر(?:ی)?|لتر(?:ا|ات)?|لیترات|ลิตร|л|литр[а-яі]*|литрлік|リットル
volume ; 0.0295735 ; imperial ; fluid-ounce ; fl\.? ?oz|fluid ounces?|اونس مایع|液量オンス
time ; 1 ; metric ; second ; sec|secs|seconds?|ثانیه(?: ?ای)?|ثوان|ثانیا|วินาที|сек|секунд[а-я]*|秒(?:間)?
time ; 60 ; metric ; minute ; min|mins|minutes?|دقیقه(?: ?ای)?|دقایق|دقیقتین|นาที|мин|минут[а-яі]*|分(?:間)?(?!の一|[割野類量袖厚])
time ; 3600 ; metric ; hour ; h|hrs?|hours?|ساعت(?:ه)?|ساعه|ساعات|ชั่วโมง|ชม\.?|ч|час(?!т)[а-я]*|часов[а-яәғқңөұүһі]*|сағат(?!ы\b)[а-яі]*|時間
time ; 86400 ; metric ; day ; days?|روز(?:ه)?|یوم(?:ا|یا)?|ایام|วัน|дн(?:я|ей|евн[а-яәғқңөұүһі]*)|день|күн(?:дік|де|ге|нен|нің)?|日(?:間)?(?![本光常々焼中])
time ; 604800 ; metric ; week ; weeks?|هفته(?: ?ای)?|اسبوع(?:ا)?|اسابیع|สัปดาห์|อาทิตย์|недел[а-я]*|апта(?:лық|дан|да)?|週(?:間)?
time ; 2629800 ; metric ; month ; months?|ماه(?:ه)?|شهر(?:ا|یا)?|اشهر|شهور|เดือน|месяц[а-я]*|месячн[а-яәғқңөұүһі]*|мес|ай(?:лық|дан|ға|да)?|[かヶカケ箇]月(?:間)?
time ; 31557600 ; metric ; year ; years?|yrs?|سال(?:ه)?|سنه|سنوات|سنین|اعوام|عام(?:ا)?|ปี|год(?:а|у|ов|ом|ичн[а-яәғқңөұүһі]*)?|лет(?:н[а-яәғқңөұүһі]*)?|жыл(?:дық|дан|ға|да|дай)?|年(?:間)?(?![齢中])
power ; 1 ; metric ; - ; w|watts?|وات(?:ی)?|واط|วัตต์|вт|ватт?[а-яі]*|ワット
power ; 1000 ; metric ; - ; kw|کیلو ?وات|کیلوواط|กิโลวัตต์|квт|キロワット
voltage ; 1 ; metric ; - ; v|volts?|ولت(?:ی)?|فولت|โวลต์|вольт[а-яі]*|ボルト
charge ; 1 ; metric ; - ; mah|میلی آمپر(?: ?ساعت(?:ی)?)?|میلی امپر(?: ?ساعت(?:ی)?)?|مللی ?امبیر(?: ?ساعه)?|ملی ?امبیر(?: ?ساعه)?|มิลลิแอมป์|ма[·⋅*-]?ч|миллиампер[а-я-]*|ミリアンペア(?:時)?
storage ; 1 ; metric ; - ; mb|مگا ?بایت|میغابایت|میجابایت|เมกะไบต์|мб|мегабайт[а-я]*
storage ; 1024 ; metric ; - ; gb|گیگا ?بایت(?:ی)?|گیگ|جیجابایت|غیغابایت|กิกะไบต์|จิกะไบต์|гб|гигабайт[а-я]*|ギガ(?:バイト)?
storage ; 1048576 ; metric ; - ; tb|ترابایت|تیرابایت|тб|терабайт[а-я]*|テラバイト
resolution ; 1 ; metric ; - ; mp|megapixels?|مگا ?پیکسل(?:ی)?|میجابکسل|میغابکسل|ล้านพิกเซล|เมกะพิกเซล|мп|мегапиксел[а-я]*|万?画素
temperature ; 1 ; metric ; - ; °c|° ?c|℃|degrees?|درجه(?: سانتی ?گراد)?|درجات|องศา(?:เซลเซียส)?|градус[а-я]*|度
frequency ; 1 ; metric ; - ; hz|هرتز(?:ی)?|เฮิรตซ์|гц|герц[а-я]*|ヘルツ
density ; 1 ; metric ; - ; gsm|g/m2|g/m²|گرم بر متر مربع|غ/م2|г/м2|г/м²|แกรม
spf ; 1 ; count ; - ; spf
karat ; 1 ; count ; - ; karats?|carats?|عیار|قیراط(?:ا)?|กะรัต|карат[а-я]*|金(?=[のメ製])|カラット
item ; 1 ; count ; - ; pieces?|pcs?|pieces|items?|packs?|capsules|tablets|sachets|bags|sheets?|عدد(?:ی)?|تکه|قطعه(?: ?ای)?|پارچه|جفت|بسته|عددی|تایی|قطعه|قطع|حبه|حبات|اقراص|کبسوله|کبسولات|ازواج|اکیاس|ชิ้น|อัน|แพ็ก|แพ็ค|ซอง|กล่อง|คู่|เม็ด|ใบ|แผ่น|ถุง|шт|штук[а-я]*|предмет[а-я]*|упаков[а-я]*|пар[аы]?|капсул[а-я]*|пакетик[а-я]*|листов|дана(?:дан|лық)?|жұп|қап|қаптама|個(?:入り|セット)?|枚(?:入り|セット)?|本(?:入り|セット)?|袋|足|組|点|セット|包|錠|粒|つ
pocket ; 1 ; count ; - ; pockets?|جیب(?:ه)?|جیوب|กระเป๋า|ช่อง|карман[а-я]*|қалта(?:сы|лы)?|ポケット
button ; 1 ; count ; - ; buttons?|دکمه(?: ?ای)?|ازرار|زر|กระดุม|ปุ่ม|пуговиц[а-я]*|кноп[а-я]*|түйме(?:сі|лі)?|ボタン
layer ; 1 ; count ; - ; layers?|ply|لایه(?: ?ای)?|طبقات|طبقه|ชั้น|сло(?:й|я|ев|йн[а-яәғқңөұүһі]*)|қабат(?:ты|тан)?|層(?:構造)?
compartment ; 1 ; count ; - ; compartments?|sections?|drawers?|shelves|محفظه|بخش|کشو|ادراج|اقسام|حجرات|ช่องเก็บของ|ลิ้นชัก|отделени[а-я]*|отсек[а-я]*|ящик[а-я]*|бөлік(?:ті)?|тартпа(?:сы|лы)?|仕切り|引き出し|段
colour ; 1 ; count ; - ; colou?rs?|shades?|رنگ(?:ی)?|الوان|لونا|لون|สี(?!่)|цвет(?:а|ов|ах)?|оттенк[а-я]*|түс(?:ті|те|і)?|色(?!あ)|カラー
sizes ; 1 ; count ; - ; sizes?|سایز|اندازه|مقاسات|مقاسا|احجام|ขนาด|ไซซ์|ไซส์|размер(?:а|ов|ах)?|өлшем(?:де|і)?|サイズ
speed ; 1 ; count ; - ; speeds?|modes?|settings|levels|سرعته|حالت(?:ه)?|مراحل|سرعات|اوضاع|โหมด|ระดับ|режим[а-я]*|скорост[а-я]*|режимі?|段階|モード
thread ; 1 ; count ; - ; thread count|threads?|ترد|خیط|เส้นด้าย
player ; 1 ; count ; - ; players?|persons?|people|servings?|نفره|نفر|بازیکن|اشخاص|لاعبین|افراد|คน|ที่นั่ง|человек[а-я]*|игрок[а-я]*|персон[а-я]*|адам(?:дық|ға)?|ойыншы|人(?:用|前|掛け)
device ; 1 ; count ; - ; devices?|customers?|buyers?|reviews?|دستگاه|مشتری|خریدار|نظر|اجهزه|عمیل|عملاء|مشتر|อุปกรณ์|ลูกค้า|รีวิว|устройств[а-я]*|покупател[а-я]*|отзыв[а-я]*|құрылғы|сатып алушы|пікір|台|名|件
page ; 1 ; count ; - ; pages?|صفحه|برگ|صفحات|หน้า(?!า|ก|จ)|страниц[а-я]*|бет(?:тік|тен)?|ページ
`;

export interface UnitPattern {
  unit: Unit;
  /** Sticky: is tried where a number ends. */
  expression: RegExp;
}

const joint = "[\\s\\u200c-]?";

function read(): UnitPattern[] {
  return table
    .trim()
    .split("\n")
    .flatMap((row) => {
      const [dimension = "", factor = "", system = "", intl = "", cells = ""] = row.split(" ; ");
      const unit: Unit = {
        dimension,
        factor: Number(factor),
        system: system as Unit["system"],
        ...(intl !== "-" && { intl }),
      };
      return splitOuter(cells).map((cell) => ({ unit, cell }));
    })
    .sort((a, b) => b.cell.length - a.cell.length)
    .map(({ unit, cell }) => {
      const source = normalise(cell)
        .text.replaceAll(" ?", "\u0000")
        .replaceAll(" ", joint)
        .replaceAll("\u0000", "[\\s\\u200c]?");
      // Thai and Japanese go on without a gap.
      const open = /[\p{Script=Thai}\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(cell);
      return { unit, expression: new RegExp(`(?:${source})${open ? "" : "(?![\\p{L}\\p{M}])"}`, "yu") };
    });
}

/** Alternatives that are not within brackets. */
function splitOuter(cells: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= cells.length; i++) {
    const char = cells[i];
    if (char === "(" || char === "[") depth += 1;
    if (char === ")" || char === "]") depth -= 1;
    if ((char === "|" && depth === 0) || i === cells.length) {
      parts.push(cells.slice(start, i));
      start = i + 1;
    }
  }
  return parts;
}

let patterns: UnitPattern[] | undefined;

/** The units that are known, the longest names first. */
export function unitPatterns(): UnitPattern[] {
  patterns ??= read();
  return patterns;
}

/** Currencies by the signs and names that people write; a sign may stand for several. Tried as units are. */
const currencyTable = String.raw`
IRR ; irr
SAR QAR OMR YER IRR ; ریال(?:ا|ات|ی)?(?: (?:سعودی|قطری|عمانی|یمنی)(?:ا)?)?|﷼
SAR ; sar
IRT ; تومان(?:ی)?|تومن|toman|irt
USD ; us ?\$|usd|dollars?|bucks|دلار(?:ی)?|دولار(?:ا|ات)?(?: امریکی(?:ا)?)?|доллар[а-я]*|ดอลลาร์(?:สหรัฐ)?|米?ドル
USD CAD AUD SGD NZD HKD MXN ARS CLP COP TWD ; \$
EUR ; €|eur|euros?|یورو|евро|еуро|ยูโร|ユーロ
GBP EGP ; £|gbp|pounds?|پوند(?: استرلینگ)?|جنیه(?:ا|ات)?(?: استرلینی(?:ا)?| مصری(?:ا)?)?|фунт[а-я]*
RUB ; ₽|rub|руб(?:\.|л[а-яьей]*)?|р\.
KZT ; ₸|kzt|тенге|теңге(?:ге|ден|лік)?|тг\.?|تنگه(?: قزاقستان)?
THB ; ฿|thb|baht|บาท
JPY CNY ; [¥￥]
JPY ; jpy|yen|円
AED ; aed|درهم(?:ا)?|دراهم
KWD BHD JOD IQD ; دینار(?:ا)?|دنانیر|kwd
TRY ; ₺|lira|لیره
INR ; ₹|rupees?
`;

export interface CurrencyPattern {
  codes: string[];
  expression: RegExp;
}

let currencies: CurrencyPattern[] | undefined;

/** The currencies that are known. */
export function currencyPatterns(): CurrencyPattern[] {
  currencies ??= currencyTable
    .trim()
    .split("\n")
    .flatMap((row) => {
      const [codes = "", cells = ""] = row.split(" ; ");
      return splitOuter(cells).map((cell) => ({ codes: codes.split(" "), cell }));
    })
    .sort((a, b) => b.cell.length - a.cell.length)
    .map(({ codes, cell }) => {
      const sign =
        /^(?:\[|\\\$|us|[€£₽₸฿₺₹﷼])/.test(cell) ||
        /[\p{Script=Thai}\p{Script=Han}\p{Script=Katakana}]/u.test(cell);
      return { codes, expression: new RegExp(`(?:${cell})${sign ? "" : "(?![\\p{L}\\p{M}])"}`, "yu") };
    });
  return currencies;
}
