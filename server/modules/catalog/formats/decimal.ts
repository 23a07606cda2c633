/** An exact decimal number: `units` / 10^`scale`. */
export interface Decimal {
  units: number;
  scale: number;
}

export type NumberProblem = "numberInvalid" | "numberAmbiguous" | "numberTooBig";

/**
 * How numbers are written: `point` by programs (1234.50, perhaps 1,234.50), `plain` by WooCommerce (never grouped;
 * a lone point or comma is the decimal one, by the shop's settings), `free` by people of any country (1.234,50;
 * 1 234,50; ۱۲۳۴٫۵۰), where "1.234" may mean either and is refused.
 */
export type NumberStyle = "point" | "plain" | "free";

/** Zeros of the decimal digits of the languages served, besides ASCII (full-width ones fall to NFKC). */
const zeros = [0x660, 0x6f0, 0xe50, 0x966];

/** Digits of any script as ASCII, Arabic separators as point and comma, any space or apostrophe as `_`. */
function asciiNumber(text: string): string {
  if (/^[\d.,+-]*$/.test(text)) return text;
  return text
    .normalize("NFKC")
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = zeros.find((z) => code >= z && code < z + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replaceAll("٫", ".")
    .replaceAll("٬", ",")
    .replaceAll("،", ",")
    .replaceAll("−", "-")
    .trim()
    .replace(/[\s'’ʼ`]/g, "_");
}

/** Groups of three, or the Indian 12,34,567. */
const grouped = (parts: string[]) =>
  /^\d{1,3}$/.test(parts[0] ?? "") &&
  /^\d{3}$/.test(parts.at(-1) ?? "") &&
  (parts.slice(1).every((part) => /^\d{3}$/.test(part)) ||
    parts.slice(1, -1).every((part) => /^\d\d$/.test(part)));

/** Splits at the decimal separator, groups taken out: `["1234", "50"]`, or says why that cannot be done. */
function integerAndFraction(
  number: string,
  style: NumberStyle,
  digits: number,
): [string, string] | NumberProblem {
  const dot = number.lastIndexOf(".");
  const comma = number.lastIndexOf(",");
  const decimalAt = Math.max(dot, comma);
  const ungroup = (text: string, separators: RegExp): string | undefined => {
    const parts = text.split(separators);
    if (parts.length === 1) return text;
    return new Set(text.match(/\D/g)).size === 1 && grouped(parts) ? parts.join("") : undefined;
  };
  const whole = (): [string, string] | NumberProblem => {
    const integer = ungroup(number, /\D/);
    return integer === undefined ? "numberInvalid" : [integer, ""];
  };
  if (decimalAt < 0) return whole();
  const separator = number[decimalAt] ?? "";
  const onlyOne = number.indexOf(separator) === decimalAt;
  if (!onlyOne) return whole();
  const integer = ungroup(number.slice(0, decimalAt), /\D/);
  const fraction = number.slice(decimalAt + 1);
  if (integer === undefined || !/^\d*$/.test(fraction)) return "numberInvalid";
  const alone = /^\d{1,3}$/.test(number.slice(0, decimalAt)) && fraction.length === 3;
  if (!alone || /^0+$/.test(integer)) return [integer, fraction];
  // One separator and three digits after it: decimals or thousands?
  if (style === "plain") return [integer, fraction];
  if (style === "point") return separator === "." ? [integer, fraction] : [integer + fraction, ""];
  if (digits === 0 || (separator === "," && digits !== 3)) return [integer + fraction, ""];
  if (separator === "." && digits === 3) return [integer, fraction];
  return "numberAmbiguous";
}

/**
 * Reads a number exactly, without floating point. `digits` is how many decimals numbers of this kind have (those of
 * the currency), which settles some doubts. Currency signs must be off already.
 */
export function parseDecimal(text: string, style: NumberStyle, digits: number): Decimal | NumberProblem {
  const [, sign, number = ""] = /^([+-]?)_*((?:\d|[.,]\d).*)$/.exec(asciiNumber(text)) ?? [];
  if (!/^[\d.,_]+$/.test(number)) return "numberInvalid";
  const parts = /^\d+$/.test(number) ? [number, ""] : integerAndFraction(number, style, digits);
  if (typeof parts === "string") return parts;
  const fraction = (parts[1] ?? "").replace(/0+$/, "");
  const all = `${parts[0]}${fraction}`.replace(/^0+(?=\d)/, "");
  if (all.length > 15) return "numberTooBig";
  return { units: Number(all || "0") * (sign === "-" ? -1 : 1) || 0, scale: fraction.length };
}
