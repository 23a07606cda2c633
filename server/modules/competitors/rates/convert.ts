import { currencyDigits } from "@/server/platform/money";

/** A rate as an exact fraction: units of the quote currency for a unit of the base. */
export interface Rate {
  numerator: bigint;
  denominator: bigint;
}

/** Digits after the point that a stored rate has. */
const rateScale = 12;
const one = 10n ** BigInt(rateScale);
/** A rate that is larger is a slip of the pen. */
const largest = 10n ** 12n;

/** A plain decimal above 0 as an exact rate; undefined when it is none, or has more than twelve digits after the point. */
export function readRate(text: string): Rate | undefined {
  const match = /^(\d{1,18})(?:\.(\d*))?$/.exec(text.trim());
  if (!match) return undefined;
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (fraction.length > rateScale) return undefined;
  const numerator = BigInt(`${match[1]}${fraction.padEnd(rateScale, "0")}`);
  if (numerator <= 0n || numerator > largest * one) return undefined;
  return { numerator, denominator: one };
}

/** Half of a unit goes up, as in money. Both are above 0. */
const divided = (a: bigint, b: bigint) => (2n * a + b) / (2n * b);

/** A rate as a plain decimal of at most twelve digits after the point; undefined when that is 0. */
export function rateText({ numerator, denominator }: Rate): string | undefined {
  const scaled = divided(numerator * one, denominator);
  if (scaled <= 0n) return undefined;
  const text = scaled.toString().padStart(rateScale + 1, "0");
  return `${text.slice(0, -rateScale)}.${text.slice(-rateScale)}`.replace(/\.?0+$/, "");
}

export const inverse = ({ numerator, denominator }: Rate): Rate => ({
  numerator: denominator,
  denominator: numerator,
});

/** What B is worth in C, of what A is worth in B and in C. */
export const cross = (toBase: Rate, toQuote: Rate): Rate => ({
  numerator: toQuote.numerator * toBase.denominator,
  denominator: toQuote.denominator * toBase.numerator,
});

/**
 * An amount of minor units in another currency's minor units, rounded half up, without floating point; undefined where
 * it would be too large to be exact.
 */
export function convert(amount: number, from: string, to: string, rate: Rate): number | undefined {
  const sign = amount < 0 ? -1 : 1;
  const top = BigInt(Math.abs(amount)) * rate.numerator * 10n ** BigInt(currencyDigits(to));
  const bottom = rate.denominator * 10n ** BigInt(currencyDigits(from));
  const result = Number(divided(top, bottom));
  return Number.isSafeInteger(result) ? sign * result || 0 : undefined;
}
