import { currencyDigits } from "@/server/platform/money";
import type { Price } from "../prompts/brief";
import type { WritingLocale } from "../prompts/tasks";

/** Names that people of a language use where Unicode's are longer or missing. */
const ownNames: Partial<Record<WritingLocale, Record<string, string>>> = {
  fa: { IRR: "ریال", IRT: "تومان", USD: "دلار", EUR: "یورو" },
  ar: { EUR: "يورو" },
  th: { THB: "บาท", USD: "ดอลลาร์สหรัฐ", EUR: "ยูโร" },
  ja: { JPY: "円", USD: "ドル", EUR: "ユーロ" },
};
/** Arabic counts in forms of its own: three to ten in the plural, eleven to ninety-nine in the accusative. */
const arabicUnits: Record<string, { few: string; many: string; other: string }> = {
  USD: { few: "دولارات", many: "دولارًا", other: "دولار" },
  SAR: { few: "ريالات", many: "ريالًا", other: "ريال" },
  QAR: { few: "ريالات قطرية", many: "ريالًا قطريًا", other: "ريال قطري" },
  AED: { few: "دراهم", many: "درهمًا", other: "درهم" },
  EGP: { few: "جنيهات", many: "جنيهًا", other: "جنيه" },
  KWD: { few: "دنانير", many: "دينارًا", other: "دينار" },
  GBP: { few: "جنيهات إسترلينية", many: "جنيهًا إسترلينيًا", other: "جنيه إسترليني" },
};

function unitOf(value: number, currency: string, locale: WritingLocale): string | undefined {
  const forms = locale === "ar" ? arabicUnits[currency] : undefined;
  if (!forms) return ownNames[locale]?.[currency];
  const rule = new Intl.PluralRules("ar").select(value);
  return rule === "few" || rule === "many" ? forms[rule] : forms.other;
}

/** Languages whose prose names the currency instead of showing its sign. */
const named: ReadonlySet<WritingLocale> = new Set(["fa", "ar", "th", "ja"]);

/** A plain number in the digits and with the separators of a language. */
export function formatNumber(value: number, locale: WritingLocale, digits = 2): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** A share of 1 as a percentage. */
export function formatShare(value: number, locale: WritingLocale): string {
  return clean(new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(value));
}

/** Without the direction marks that some languages put in: the text around has its direction already. */
function clean(text: string): string {
  return text.replace(/[\u200e\u200f\u061c]/g, "");
}

/** An amount in units of the currency as a sentence says it: "$49.90", "۵۰ دلار", "3 990 ₽". */
export function formatAmount(value: number, currency: string, locale: WritingLocale): string {
  const digits = currencyDigits(currency);
  const rounded = Math.round(value * 10 ** digits) / 10 ** digits;
  const fraction = Number.isInteger(rounded) ? 0 : digits;
  const own = unitOf(rounded, currency, locale);
  if (own) {
    const amount = new Intl.NumberFormat(locale, {
      minimumFractionDigits: fraction,
      maximumFractionDigits: digits,
    });
    return amount.format(rounded) + (locale === "ja" ? own : ` ${own}`);
  }
  return clean(
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      currencyDisplay: named.has(locale) ? "name" : "narrowSymbol",
      minimumFractionDigits: fraction,
      maximumFractionDigits: digits,
    }).format(rounded),
  );
}

/** A price of minor units as a sentence says it. */
export function formatPrice(price: Price, locale: WritingLocale): string {
  return formatAmount(price.amount / 10 ** currencyDigits(price.currency), price.currency, locale);
}
