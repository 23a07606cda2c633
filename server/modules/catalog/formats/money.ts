import { locales } from "@/server/platform/i18n/locales";
import { type NumberProblem, type NumberStyle, parseDecimal } from "./decimal";

export type MoneyProblem = NumberProblem | "numberNegative" | "numberDecimals" | "currencyMismatch";

const digitsOf = new Map<string, number>();

/** How many decimals a currency has: USD 2, JPY and IRR 0, KWD 3 (CLDR, as amounts are shown). */
export function currencyDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** What people write beside amounts and CLDR does not know. */
const colloquial: Record<string, string[]> = {
  RUB: ["руб", "р", "rub"],
  KZT: ["тг", "тенге", "тңг"],
  IRR: ["ریال", "ريال", "rial", "﷼"],
  THB: ["บาท", "baht"],
  JPY: ["円", "yen", "¥", "￥"],
  AED: ["درهم", "dh", "dhs"],
  SAR: ["ريال", "sr", "﷼"],
  KWD: ["kd", "دينار"],
  USD: ["$", "us$"],
};

const bareMark = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.\u200c\u200e\u200f\u061c]/g, "");

const marksOf = new Map<string, Set<string>>();

/** The signs and words that mean a currency in the languages served. */
function currencyMarks(currency: string): Set<string> {
  let marks = marksOf.get(currency);
  if (!marks) {
    marks = new Set([currency, ...(colloquial[currency] ?? [])].map(bareMark));
    for (const locale of locales) {
      for (const currencyDisplay of ["symbol", "narrowSymbol", "name"] as const) {
        const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay });
        for (const part of format.formatToParts(5))
          if (part.type === "currency") marks.add(bareMark(part.value));
      }
    }
    marksOf.set(currency, marks);
  }
  return marks;
}

/**
 * An amount as a file writes it, in minor units, exactly. A currency sign or word beside it must be the store's:
 * 50 toman are not 50 rials. Decimals beyond the currency's own must be zeros.
 */
export function parseAmount(text: string, currency: string, style: NumberStyle): number | MoneyProblem {
  const digits = currencyDigits(currency);
  let number = text;
  if (!/^[\d.,]+$/.test(text)) {
    const [, sign, before, body, after] =
      /^\s*([-+−]?)\s*([^\d+\-−]*?)([-+−]?\s*[.,٫]?\p{Nd}(?:.*\p{Nd})?[.,]?)(\P{Nd}*)$/su.exec(text) ?? [];
    if (body === undefined) return "numberInvalid";
    const marks = currencyMarks(currency);
    for (const mark of [before, after]) {
      const bare = bareMark(mark ?? "");
      if (bare !== "" && !marks.has(bare))
        return /\p{L}|\p{Sc}/u.test(bare) ? "currencyMismatch" : "numberInvalid";
    }
    number = `${sign}${body.trim().replace(/[.,]$/, "")}`;
  }
  const decimal = parseDecimal(number, style, digits);
  if (typeof decimal === "string") return decimal;
  if (decimal.units < 0) return "numberNegative";
  if (decimal.scale > digits) return "numberDecimals";
  const amount = decimal.units * 10 ** (digits - decimal.scale);
  return Number.isSafeInteger(amount) ? amount : "numberTooBig";
}

/** An amount in minor units as programs write it: 1234 of USD is `12.34`, of JPY `1234`. */
export function writeAmount(amount: number, currency: string): string {
  const digits = currencyDigits(currency);
  if (digits === 0) return String(amount);
  const text = String(amount).padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
