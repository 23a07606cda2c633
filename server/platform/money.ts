/** Amounts are integers of a currency's minor unit. This file turns them into plain decimals and back, exactly. */

const digitsByCurrency = new Map<string, number>();

/** How many decimals a currency has (ISO 4217): 2 for USD, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    // Not of Intl's own locale data, but of ISO 4217, which Intl.NumberFormat resolves for style "currency".
    digits =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ??
      2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

/** An amount as a plain decimal with a point: 1050 USD is `10.50`. For fields and files, not for reading. */
export function toDecimal(amount: number, currency: string): string {
  const digits = currencyDigits(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  const sign = amount < 0 ? "-" : "";
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Digits of the scripts that people type, as Latin ones, with the Arabic decimal comma and grouping mark. */
function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (c) => String(c.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (c) => String(c.charCodeAt(0) - 0x06f0))
    .replace(/[\u0e50-\u0e59]/g, (c) => String(c.charCodeAt(0) - 0x0e50))
    .replace(/[\uff10-\uff19]/g, (c) => String(c.charCodeAt(0) - 0xff10))
    .replaceAll("\u066b", ".")
    .replaceAll("\u066c", "");
}

/**
 * A plain decimal (`10.5`, `10,50`, `۱۰٫۵`) as an amount, exactly and without rounding; undefined when it is no
 * number, has more decimals than the currency, or is too large. A single comma counts as the decimal mark.
 */
export function fromDecimal(text: string, currency: string): number | undefined {
  const plain = latinDigits(text.trim()).replaceAll(/[\s\u00a0\u202f]/g, "");
  const match = /^(-?)(\d{1,15})(?:[.,](\d*))?$/.exec(plain);
  if (!match) return undefined;
  const [, sign = "", whole = "", fraction = ""] = match;
  const digits = currencyDigits(currency);
  const decimals = fraction.replace(/0+$/, "");
  if (decimals.length > digits) return undefined;
  const amount = Number(whole + decimals.padEnd(digits, "0"));
  if (!Number.isSafeInteger(amount)) return undefined;
  return sign && amount !== 0 ? -amount : amount;
}
