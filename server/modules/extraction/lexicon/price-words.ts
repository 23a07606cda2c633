import { any, whole } from "./words";

/** Words around a price that say what it is, in the languages of the app and of the shops nearby. */

const from = whole(
  "from|starting at|starts at|as low as|ab|à partir de|a partir de|dès|desde|partir de|a partire da|vanaf|fra|från|od|już od|от|від|бастап|از|شروع از|ابتداء من|تبدا من|începând de la|alkaen|mulai dari|từ|başlayan",
);
export const fromBefore = new RegExp(`(?:${from}|เริ่มต้น(?:ที่)?)[\\s:]*$`, "u");
export const fromAfter = /^\s?(?:~(?!\s?\d)|\+(?!\s?\d)|から|より|起|부터|бастап|('den)? başlayan)/u;

/** Between the ends of a range. */
export const rangeJoint = /^\s*(?:-|~|\.\.\.|to|bis|à|al?|до|تا|الی|ถึง|から|až|do|tot|til|till|ile|και)\s*$/u;

const unit =
  "kgs?|kilos?|kilogramm?|килограмм|кг|gr?|г|gram|mg|lb|lbs|oz|fl\\.? ?oz|l|lt|ltr|litre|liter|litro|litr|л|ml|мл|cl|dl|m|m2|m²|m3|sqm|sqft|sq\\.? ?ft|ft|cm|yard|yd|km|100 ?g|100 ?ml|کیلو|کیلوگرم|گرم|لیتر|متر|کغ|جرام|กก\\.?|กรัม|ลิตร|グラム|坪|л\\.|мг|метр|м²|м2|м";
/** Behind a price: per kilogram, litre, metre; not per piece. */
export const unitAfter = new RegExp(
  `^[\\s*)]*(?:/|per|pro|je|par|le|la|al|el|il|por|por cada|za|за|på|pr\\.?|هر|لکل|بر|ต่อ|на)\\s?(?:\\d+(?:[.,]\\d+)?\\s?)?(?:${unit})(?![\\p{L}\\d])`,
  "u",
);
/** Before a price: 1 kg = 3,99 €. */
export const unitBefore = new RegExp(
  `(?:(?:\\d+(?:[.,]\\d+)?\\s?(?:${unit})|(?<!\\p{L})(?:grundpreis|unit price|prix unitaire|prezzo al|price per|цена за))\\s?[=:)]?|(?<!\\p{L})(?:per|je|pro|за)\\s?(?:\\d+\\s?)?(?:${unit})\\s?[=:]?)\\s*$`,
  "u",
);

const month =
  "mo|month|mth|monat|mtl\\.?|mois|mes|mês|mese|maand|md|mån|måned|měs\\.?|měsíc|mies\\.?|hónap|ay|мес\\.?|месяц|месяца|ай|міс\\.?|ماه|ماهانه|شهر|شهریا|شهری|เดือน|月|월|tháng|bulan|lună|mesec|μήνα";
export const instalmentAfter = new RegExp(
  `^[\\s*]*(?:(?:/|per|pro|par|por|al|a|в|за|på|در|ต่อ|each|every|im|je|na|la)\\s?(?:${month})(?!\\p{L})|monthly|monatlich|mensual(?:es)?|mensuel|mensili|mensais|ежемесячно|ماهانه|x\\s?\\d{1,2}(?!\\d)|[x×]\\s?\\d{1,2}\\s(?:mes|meses|mois|mes)|sem juros|sin interés|с рассрочк|tasso zero)`,
  "u",
);
export const instalmentBefore = new RegExp(
  `(?:(?<![\\d.,])\\d{1,2}\\s?(?:x|×|х|крат|مرتبه)\\s?(?:de|da|di|of|à|von|por|по|za|از|من|z)?\\s*(?:\\p{L}{0,3}\\$)?|(?:${any(
    "instalments of|installments of|interest-free payments of|payments of|monthly payment|pay monthly|per month|pro monat|monatlich|raten zu|rate von|rata|rate da|rate di|mensualité|mensualités de|cuotas de|cuotas sin interés de|cuotas fijas de|parcelas de|vezes de|платеж|платёж|рассрочка|в рассрочку|в кредит|бөліп төлеу|قسط|اقساط|قسطی|اقساطی|اقساط من|دفعات|每期|月付|分期|ผ่อน|ผ่อนชำระ|分割|月々|taksit|splátka|splátky|raty|rat po|afterpay|klarna|affirm|clearpay|paypal credit|finance from|lease|leasing|financing",
  )})(?:\\s+\\p{L}+){0,2})[\\s:.]*$`,
  "u",
);

const was = any(
  "was|were|rrp|msrp|srp|list price|regular price|reg. price|reg.|original price|originally|old price|compare at|previous price|retail price|typical price|before|statt|uvp|uvp*|früher|bisher|alter preis|ursprünglich|ancien prix|prix barré|prix conseillé|prix de base|au lieu de|avant|antes|precio anterior|precio de lista|precio original|pvp|pvpr|pvr|de:|de r$|por mayor|prezzo precedente|prezzo di listino|prezzo consigliato|anziché|listino|adviesprijs|van|běžná cena|bežná cena|před slevou|pôvodná cena|původní cena|mdp|cena regularna|stara cena|najniższa cena|cena katalogowa|tidligere|før|ord. pris|ordinarie pris|ord|rek. pris|régi ár|eredeti ár|preț vechi|prp|pret vechi|старая цена|без скидки|цена без скидки|была|было|обычная цена|розничная цена|рекомендуемая цена|бұрынғы баға|ескі баға|قیمت قبل|قیمت قبلی|قیمت اصلی|قبل از تخفیف|السعر السابق|السعر الاصلی|السعر الأصلی|السعر القدیم|کان|کانت|ปกติ|ราคาปกติ|ราคาเดิม|จาก|定価|通常価格|参考価格|メーカー希望小売価格|希望小売価格|通常|元の価格|원가|정가|市價|原價|市场价|原价|eski fiyat|liste fiyatı|piyasa fiyatı",
);
/** Before a price: it is the one that holds no longer, or that others ask. */
export const wasBefore = new RegExp(
  `(?<![\\p{L}\\d])(?:${was})(?:\\s\\(?(?:price|preis|prix)\\)?)?[\\s:.*(]*$`,
  "u",
);

const saving = any(
  "starting price|starting bid|startpreis|save|you save|saving|savings|saved|discount|off|coupon|cashback|cash back|reward|points|gift card|sparen|sie sparen|gespart|ersparnis|rabatt|économisez|économie|remise|réduction|soit|ahorra|ahorras|ahorro|descuento|risparmi|risparmia|sconto|economize|desconto|bespaar|korting|sleva|ušetříte|ušetríte|zľava|oszczędzasz|rabat|taniej|spar|du sparer|du sparar|скидка|экономия|выгода|вы экономите|бонус|жеңілдік|кэшбэк|تخفیف|سود شما|صرفه جویی|خصم|وفر|توفیر|ส่วนลด|ประหยัด|ลด|割引|お得|クーポン|ポイント|할인|省|折抵|indirim",
);
const shipping = any(
  "shipping|delivery|postage|p&p|freight|handling|pickup|collection|import fees|deposit|versand|versandkosten|lieferung|zzgl.|pfand|livraison|frais de port|expédition|envío|gastos de envío|spedizione|consegna|frete|envio|portes|verzending|bezorging|verzendkosten|doprava|dopravné|poštovné|dostawa|wysyłka|frakt|levering|fragt|доставка|доставки|доставку|самовывоз|жеткізу|ارسال|هزینه ارسال|ارسال رایگان|پست|شحن|الشحن|توصیل|التوصیل|ค่าส่ง|จัดส่ง|ค่าจัดส่ง|送料|配送|배송비|배송|運費|运费|kargo|free over|orders over|spend|minimum order|ab einem|от суммы|бесплатно от|при заказе от|insurance|warranty|protection plan|trade-in|trade in|gift wrap",
);
const amount = `(?:\\s+\\p{L}+){0,2}`;
/** Before a price: it is what is saved, or what carrying it costs, or another thing's. */
export const asideBefore = new RegExp(
  `(?:(?<![\\p{L}\\d])(?:${saving})(?!\\p{L})${amount}|(?<![\\p{L}\\d])(?:${shipping})(?!\\p{L})${amount})[\\s:.*(+]*$`,
  "u",
);
export const asideAfter = new RegExp(
  `^[\\s*)]*(?:${any(
    "off|saved|savings|discount|cashback|rabatt|sparen|gespart|de réduction|de remise|d'économie|de descuento|de dto|di sconto|de desconto|korting|slevy|sleva|скидка|скидки|экономия|бонусов|баллов|تخفیف|خصم|割引|オフ|引き|ポイント|할인|postage|shipping|delivery|versand|versandkosten|de livraison|frais de port|de envío|di spedizione|de frete|de portes|doprava|dostawa|доставка|ค่าส่ง|送料|배송비|運費",
  )})(?!\\p{L})`,
  "u",
);
const withoutTax =
  "(?:ohne|exkl?\\.?|excl(?:uding|udes|usive of|\\.)?|ex\\.?|without|before|bez|senza|sin|sem|uten|eks\\.?|ekskl?\\.?|utan|без|без учета|χωρίς|hors|fără|nélkül|không gồm|بدون|بدون احتساب|غیر شامل)\\s?(?:mwst|ust|mehrwertsteuer|vat|tax(?:es)?|gst|btw|tva|iva|moms|mva|dph|podatku|pdv|ddv|ндс|пдв|ққс|φ\\.?π\\.?α\\.?|áfa|مالیات|ضریبة|الضریبة)\\.?|(?:vat|tax(?:es)?|gst|mwst|iva|tva|btw|moms|dph|kdv|áfa) ?(?:excl(?:uded|\\.)?|esclus[ao]|excluid[ao]|exclue?s?|exkl\\.?|hariç|nélkül)|税抜(?:き)?|税別|不含税|未稅|不含稅|부가세\\s?별도|ไม่รวม\\s?vat|ққс-сыз";
const taxApart = "netto|nettó|netto ár|net|ht|h\\.t\\.";
/** Before a price: it is without tax, where another is with it. */
export const netBefore = new RegExp(`(?<!\\p{L})(?:${withoutTax}|${taxApart})[\\s:.)\\]]*$`, "u");
export const netAfter = new RegExp(
  `^[\\s*([,]*(?:${withoutTax}|(?:\\+|plus|zzgl\\.?|más|mais|più) ?(?:vat|mwst|iva|btw|tax|ust|gst|tva)|${taxApart})(?!\\p{L})`,
  "u",
);

const club = any(
  "member|members|membership|member's|club|vip|loyalty|insider|mitglieder|mitglied|kunden mit karte|adhérent|adhérents|membres|socio|socios|socias|soci|leden|członkowie|klubowa|klubowicz|člen|členská|členy|členov|medlem|medlemmer|medlemspris|для участников|для членов|клубная|мүшелерге|اعضا|للاعضاء|الاعضاء|สมาชิก|会員|会员|會員|회원",
);
const subscribed = any(
  "subscribe|subscription|autoship|auto-ship|subscribe & save|im abo|abo|abonnement|abonnez-vous|suscripción|suscríbete|abbonamento|assinatura|abonnement|prenumeration|subskrypcja|předplatné|predplatné|подписка|по подписке|اشتراک|الاشتراک|สมัครสมาชิก|定期便|定期購入|订阅|訂閱|정기배송",
);
const paid = any(
  "pix|boleto|à vista|a vista|transferencia|transferência|efectivo|cash|paypal|bank transfer|card|karte|carte|tarjeta|cartão|carta|kartą|kartou|kort|kart|картой|карте|картою|картасы|картамен|наличными|کارت|بالبطاقة|บัตร|カード",
);
/** Before a price: it is for those who belong to a club, subscribe, or pay in a certain way. */
export const conditionBefore = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:${club})(?:[\\s-]?(?:price|only|exclusive|preis|pris|prix|precio|preço|prezzo|prijs|cena|цена|قیمت|価格|价|가))?|(?:${subscribed})(?:\\s\\p{L}+){0,2}|(?:with|mit|avec|con|com|no|na|z|s|med|ile|с|по|в|при оплате|با|ب)\\s(?:\\p{L}+[\\s-])?(?:${paid}))[\\s:.*(]*$`,
  "u",
);
export const conditionAfter = new RegExp(
  `^[\\s*(,]*(?:(?:for|für|pour|para|per|dla|pro|för|for|для|برای|ل)?\\s?(?:our\\s)?(?:${club})(?![\\p{L}\\d])|(?:with|by|via|mit|avec|par|con|por|com|no|na|z|s|med|ile|с|по|при оплате|با|ب)\\s(?:(?:the|der|la|o|pagamento|pago|оплатой)\\s)?(?:\\p{L}+[\\s-]){0,2}?(?:${paid})(?!\\p{L})|(?:with|mit|avec|con|com|по)\\s(?:${subscribed}))`,
  "u",
);

const pieces =
  "(?:st(?:\\.|ück|k)?|pcs?|pieces?|items?|units?|ea|pièces?|unidades?|uds?\\.?|pz|pezzi|stuks?|szt\\.?|ks|kpl|db|buc|adet|шт\\.?|дана|عدد|قطع|ชิ้น|個|点|件|개)";
/** Before a price: it holds for several pieces only: "Buy 3 for", "from 10 pcs:", "10+". One piece is not several. */
export const bulkBefore = new RegExp(
  `(?<![\\p{L}\\d.,])(?:(?:buy|order|kaufe|achetez|compra|compre|koop|kup|kupte|купите|от|ab|from|dès|desde|da|vanaf|od|fra|från|از|ตั้งแต่)\\s(?!1(?!\\d))\\d{1,4}\\s?(?:\\+|${pieces})?(?:\\s(?:or more|and more|oder mehr|ou plus|o más|o più|of meer|lub więcej|или более))?\\s?(?:for|für|pour|por|per|voor|za|за)?|(?!1(?!\\d))\\d{1,4}\\s?(?:\\+|-\\s?\\d{1,5}|or more|und mehr)\\s?${pieces}?|(?:\\d{1,4}\\s?(?:for|für|pour|por|per|voor|za|за)))[\\s:=(]*$`,
  "u",
);

/** Before a price: it is the lowest of what other sellers ask, or of used ones: "8 offers from", "used from". */
export const othersBefore = new RegExp(
  `(?<![\\p{L}\\d])(?:\\d+\\s(?:\\p{L}+\\s){0,2}(?:${any(
    "options|offers|sellers|optionen|angebote|anbieter|verkäufer|offres|vendeurs|opciones|ofertas|vendedores|opzioni|offerte|venditori|opções|aanbiedingen|verkopers|oferty|ofert|sprzedawców|nabídek|nabídky|ponúk|предложений|предложения|продавцов|teklif|satıcı|پیشنهاد|فروشنده|عروض|بائعین",
  )})|(?:${any(
    "used|new|refurbished|second hand|gebraucht|neu|generalüberholt|occasion|d'occasion|neuf|neufs|usado|usados|nuevo|nuevos|usato|usati|nuovo|nuovi|novo|novos|gebruikt|nieuw|używane|nowe|použité|б/у|новые|ikinci el|دست دوم|مستعمل",
  )}))\\s(?:\\(\\d+\\)\\s)?(?:from|ab|von|à partir de|dès|desde|a partir de|da|a partire da|vanaf|od|от|from:|از|من)\\s?$`,
  "u",
);
