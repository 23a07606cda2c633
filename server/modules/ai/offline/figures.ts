import { currencyDigits } from "@/server/platform/money";
import type { Price } from "../prompts/brief";

const currencyOf: Array<[RegExp, string]> = [
  [/US\$|\$|\busd\b|\bdollars?\b|دلار|دولار|доллар|ドル|米ドル|ดอลลาร์/i, "USD"],
  [/€|\beur\b|\beuros?\b|یورو|يورو|евро|еуро|ユーロ|ยูโร/i, "EUR"],
  [/£|\bgbp\b|\bpounds?\b/i, "GBP"],
  [/₽|\brub\b|руб/i, "RUB"],
  [/₸|\bkzt\b|теңге|тенге|тг/i, "KZT"],
  [/฿|\bthb\b|\bbaht\b|บาท/i, "THB"],
  [/[¥￥]|\bjpy\b|\byen\b|円/i, "JPY"],
  [/تومان|تومن|\btoman\b|\birt\b/i, "IRT"],
  [/﷼|\birr\b|ریال/i, "IRR"],
  [/\bsar\b|ريال/i, "SAR"],
  [/\baed\b|درهم/i, "AED"],
];
const sign = "US\\$|[$€£₽₸฿¥￥﷼]";
const unit =
  "usd|dollars?|eur|euros?|gbp|rub|kzt|thb|baht|jpy|yen|irr|irt|toman|sar|aed|دلار|تومان|تومن|ریال|یورو|دولار|ريال|درهم|يورو|руб\\p{L}*\\.?|доллар\\p{L}*|евро|еуро|теңге|тенге|тг|บาท|ดอลลาร์|ยูโร|円|ドル|ユーロ";
const amount = "\\d{1,3}(?:[,.\\u00a0\\u202f ]\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,12}(?:[.,]\\d{1,2})?";
const pricePattern = new RegExp(
  `(?:(?:${sign})\\s?(${amount})|(${amount})\\s?(?:${sign}|(?:${unit})(?![\\p{L}])))`,
  "iu",
);

/** Digits of Persian, Arabic, Thai and full-width writing as ASCII ones. */
export function asciiDigits(text: string): string {
  return text
    .replace(/[۰-۹٠-٩๐-๙０-９]/g, (digit) => String(digitValue(digit)))
    .replaceAll("٬", ",")
    .replaceAll("٫", ".");
}

function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  const zero = [0x06f0, 0x0660, 0x0e50, 0xff10].find((start) => code >= start && code <= start + 9) ?? code;
  return code - zero;
}

/** The value of a written number: "1,250", "1.250,50", "49.90", "3 990". */
export function numberValue(text: string): number {
  const compact = text.replace(/[\s\u00a0\u202f]/g, "");
  const decimal = /[.,](\d{1,2})$/.exec(compact);
  const whole = (decimal ? compact.slice(0, decimal.index) : compact).replace(/[.,]/g, "");
  return Number(`${whole}.${decimal?.[1] ?? "0"}`);
}

/** The first price in a text, with where it stands. */
export function findPrice(text: string): { price: Price; match: string } | undefined {
  const found = pricePattern.exec(asciiDigits(text));
  const figure = found?.[1] ?? found?.[2];
  if (!found || !figure) return undefined;
  const currency = currencyOf.find(([pattern]) => pattern.test(found[0]))?.[1] ?? "USD";
  const value = Math.round(numberValue(figure) * 10 ** currencyDigits(currency));
  if (!Number.isSafeInteger(value)) return undefined;
  return { price: { amount: value, currency }, match: found[0] };
}
