import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { convert, inverse, type Rate, readRate } from "./convert";
import { exchangeRates } from "./schema";

/** Turns amounts into one currency by the rates that a store knows. */
export interface Converter {
  /** ISO 4217. */
  to: string;
  /**
   * An amount of minor units of another currency on a day (`2026-11-20`), by the last rate until then; before the first
   * rate that is known, by that one. Undefined where there is none.
   */
  convert(amount: number, from: string, day: string): number | undefined;
}

interface Dated {
  day: string;
  rate: Rate;
}

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The last of them that began before the end of a day. */
function rateOn(rates: readonly Dated[], day: string): Rate | undefined {
  let low = 0;
  let high = rates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rates[middle]?.day ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return (rates[low - 1] ?? rates[0])?.rate;
}

/** A converter into a currency from those named, with all rates that the store has of them. */
export async function converterFor(
  tx: WorkspaceTx,
  to: string,
  from: readonly (string | null)[],
): Promise<Converter> {
  const others = [...new Set(from)].filter((code): code is string => code !== null && code !== to);
  const rows =
    others.length === 0
      ? []
      : await tx
          .select()
          .from(exchangeRates)
          .where(
            or(
              and(eq(exchangeRates.quote, to), inArray(exchangeRates.base, others)),
              and(eq(exchangeRates.base, to), inArray(exchangeRates.quote, others)),
            ),
          )
          .orderBy(asc(exchangeRates.day));
  const rates = new Map<string, Dated[]>();
  // Of a day the one that a person has entered comes last, and so counts.
  const sorted = rows.toSorted((a, b) =>
    a.day === b.day
      ? Number(a.source === "entered") - Number(b.source === "entered")
      : a.day < b.day
        ? -1
        : 1,
  );
  for (const { base, quote, day, rate: text } of sorted) {
    const rate = readRate(text);
    if (!rate) continue;
    const other = quote === to ? base : quote;
    const list = rates.get(other) ?? [];
    list.push({ day, rate: quote === to ? rate : inverse(rate) });
    rates.set(other, list);
  }
  return {
    to,
    convert(amount, code, day) {
      if (code === to) return amount;
      const rate = rateOn(rates.get(code) ?? [], day);
      return rate && convert(amount, code, to, rate);
    },
  };
}
