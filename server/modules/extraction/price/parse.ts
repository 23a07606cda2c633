import { currencyDigits } from "@/server/platform/money";
import type { PriceHints } from "./currencies";
import { type PriceMention, PriceReader } from "./mentions";

/** A price string that was read. */
export interface ParsedPrice extends Omit<PriceMention, "start" | "end"> {
  /** Minor units of the currency, rounded to whole ones; undefined without a currency. */
  amount?: number;
  /** Minor units of the other end of a range. */
  upToAmount?: number;
}

/** An exact decimal in minor units of a currency, rounded half up; undefined when it is too large for a number. */
export function toMinor(value: string, currency: string): number | undefined {
  const digits = currencyDigits(currency);
  const [whole = "0", decimals = ""] = value.split(".");
  const padded = decimals.padEnd(digits + 1, "0");
  const amount = Number(whole + padded.slice(0, digits)) + (Number(padded[digits]) >= 5 ? 1 : 0);
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** A longer text is no price string. */
const longest = 1000;

/** Kinds that are the price of the thing, the likeliest first. */
const ranks = ["price", "from", "net", "condition", "was", "unit", "instalment", "aside"] as const;

/**
 * Reads a string that is known to hold a price: `1.049,95 €`, `from 12 Kč`, `۵۶٬۰۰۰ تومان`. Of several the first that is a price
 * of the thing itself is told; one with a currency is preferred to a bare number.
 */
export function parsePrice(text: string, hints: PriceHints = {}): ParsedPrice | undefined {
  const reader = new PriceReader(hints);
  const mentions = reader.mentions(text.slice(0, longest), true);
  const marked = mentions.filter(({ currency }) => currency !== undefined);
  const usable = marked.length > 0 ? marked : mentions;
  const first =
    usable.find(({ kind }) => kind === "price" || kind === "from" || kind === "was") ??
    usable.toSorted((a, b) => ranks.indexOf(a.kind) - ranks.indexOf(b.kind))[0];
  if (!first) return undefined;
  const { start: _, end: __, ...mention } = first;
  return withAmount({ ...mention, currency: mention.currency ?? reader.expected[0] });
}

/** Adds what an amount is in minor units. */
function withAmount<Price extends Pick<PriceMention, "value" | "currency" | "upTo">>({
  currency,
  ...price
}: Price): Omit<Price, "currency"> & { currency?: string; amount?: number; upToAmount?: number } {
  if (currency === undefined) return price;
  const amount = toMinor(price.value, currency);
  const upToAmount = price.upTo === undefined ? undefined : toMinor(price.upTo, currency);
  return {
    ...price,
    currency,
    ...(amount !== undefined && { amount }),
    ...(upToAmount !== undefined && { upToAmount }),
  };
}
