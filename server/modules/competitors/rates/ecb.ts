import { AppError } from "@/server/platform/errors";
import { fetchPublic } from "@/server/platform/http/fetch";
import { cross, type Rate, rateText, readRate } from "./convert";

/** Rates of one day, each what a euro is worth. */
export interface DayRates {
  /** `2026-11-20` */
  day: string;
  perEuro: Map<string, Rate>;
}

const maxBytes = 1024 * 1024;
const day = /<Cube\s+time=(["'])(\d{4}-\d{2}-\d{2})\1\s*>([\s\S]*?)<\/Cube\s*>/g;
const pair = /<Cube\s+currency=(["'])([A-Z]{3})\1\s+rate=(["'])([\d.]+)\3\s*\/>/g;

/**
 * Reads the European Central Bank's reference rates (eurofxref-daily.xml, or the file of the last 90 days): cubes of
 * days with cubes of currencies in them.
 * @throws AppError FETCH_FAILED when it holds no rates
 */
export function readEcb(xml: string): DayRates[] {
  const days = [...xml.matchAll(day)].flatMap(([, , date = "", inner = ""]): DayRates[] => {
    const perEuro = new Map<string, Rate>([["EUR", { numerator: 1n, denominator: 1n }]]);
    for (const [, , currency = "", , text = ""] of inner.matchAll(pair)) {
      const rate = readRate(text);
      if (rate) perEuro.set(currency, rate);
    }
    return perEuro.size > 1 ? [{ day: date, perEuro }] : [];
  });
  if (days.length === 0) throw new AppError("FETCH_FAILED");
  return days.sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Fetches the file from where the installation says it is. @throws AppError when it is not there or is none */
export async function fetchEcb(url: string): Promise<DayRates[]> {
  const { body } = await fetchPublic(url, { maxBytes, accept: "application/xml, text/xml" });
  return readEcb(body.toString("utf8"));
}

/** What a unit of one currency was worth in another on such a day; undefined where the bank does not name both. */
export function rateOf({ perEuro }: DayRates, base: string, quote: string): string | undefined {
  const [ofBase, ofQuote] = [perEuro.get(base), perEuro.get(quote)];
  return ofBase && ofQuote && rateText(cross(ofBase, ofQuote));
}
