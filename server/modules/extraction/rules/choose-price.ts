import type { RankedPrice } from "../page/rank-prices";
import type { PriceReader } from "../price/mentions";
import { toMinor } from "../price/parse";
import type { SourcePrice, SourceReading } from "../sources/reading";
import type { Field, Money, Source } from "../types";

/** How far a source is trusted with a price by itself. */
const trust: Readonly<Record<Source, number>> = {
  "json-ld": 0.86,
  microdata: 0.84,
  rdfa: 0.8,
  state: 0.72,
  meta: 0.74,
  structure: 0.6,
  address: 0.3,
  model: 0.6,
};

/** Less speaks for a price of another thing. */
const leastScore = 0.65;

interface Candidate {
  value: string;
  currency?: string;
  /** A currency that only a script names. */
  guess?: string;
  sources: Set<Source>;
  /** The likeliest place where a reader sees it as the price. */
  seen?: RankedPrice;
  score: number;
}

export interface ChosenPrices {
  price?: Field<Money>;
  priceUpTo?: Field<Money>;
  compareAt?: Field<Money>;
}

const same = (a: string, b: string) => Math.abs(Number(a) - Number(b)) < 0.005;

export function moneyOf(value: string, currency: string | undefined): Money {
  const amount = currency === undefined ? undefined : toMinor(value, currency);
  return { value, ...(currency && { currency }), ...(amount !== undefined && { amount }) };
}

interface Read extends SourcePrice {
  value: string;
  source: Source;
}

/** Scripts often count in hundredths: where the page shows only the hundredth part, that is the price. */
function inUnits(value: string, seen: readonly RankedPrice[]): string {
  if (!/^\d{3,}$/.test(value) || seen.some(({ mention }) => same(mention.value, value))) return value;
  const units = String(Number(value) / 100);
  return seen.some(({ mention, score }) => score > leastScore && same(mention.value, units)) ? units : value;
}

/** Reads the prices of a source; a text with marks is read as one that people read. */
function readAll(
  sources: readonly SourceReading[],
  reader: PriceReader,
  seen: readonly RankedPrice[],
): Read[] {
  return sources.flatMap(({ source, prices }) =>
    prices.flatMap((price) => {
      const mention = reader.mentions(price.text, true)[0];
      if (!mention) return [];
      const plain = price.numeric ? String(Number(price.text)) : mention.value;
      // "23.450" is twenty-three in the words of schema.org, and thousands where the page shows them so.
      const shown = seen.some((one) => same(one.mention.value, mention.value));
      const value =
        price.numeric && !same(plain, mention.value) && shown ? mention.value : inUnits(plain, seen);
      const currency = price.currency ? reader.currencyOf(price.currency) : mention.currency;
      return [{ ...price, value, source, ...(currency ? { currency } : {}) }];
    }),
  );
}

/** The price that most speaks for, with the one before and the other end of a range. */
export function choosePrices(
  sources: readonly SourceReading[],
  ranked: readonly RankedPrice[],
  reader: PriceReader,
): ChosenPrices {
  const read = readAll(sources, reader, ranked).filter(({ value }) => Number(value) > 0);
  const best = ranked[0];
  const candidates: Candidate[] = [];
  const candidate = (value: string): Candidate => {
    const known = candidates.find((one) => same(one.value, value));
    if (known) return known;
    const added: Candidate = { value, sources: new Set(), score: 0 };
    candidates.push(added);
    return added;
  };
  for (const { source, prices } of sources) {
    const own = read.filter((one) => one.source === source && one.role !== "was" && one.role !== "high");
    const first = own[0];
    for (const one of own) {
      const known = candidate(one.value);
      // Scripts of statistics name any currency: what the page shows goes before.
      if (one.currency && source !== "state") known.currency ??= one.currency;
      else if (one.currency) known.guess ??= one.currency;
      if (known.sources.has(source)) continue;
      known.sources.add(source);
      // Of several of a source, the first or the lowest is its word; the others are its variants.
      known.score += trust[source] * (one === first || prices.length === 1 ? 4 : 1.5);
    }
  }
  for (const price of ranked) {
    const known =
      candidates.find((one) => same(one.value, price.mention.value)) ??
      // The cents are shown in a way of their own, or not at all.
      candidates.find(
        (one) =>
          one.sources.size > 0 &&
          !price.mention.value.includes(".") &&
          one.value.startsWith(`${price.mention.value}.`),
      );
    const near = best !== undefined && price.score > best.score - 1.5;
    if (!known && (!near || price.score < 1)) continue;
    const one = known ?? candidate(price.mention.value);
    if (one.seen && one.seen.score >= price.score) continue;
    one.seen = price;
  }
  for (const one of candidates) {
    if (one.seen && one.seen.score > 0) {
      one.score += Math.min(one.seen.score, 7) * 0.55;
      one.sources.add("structure");
      one.currency ??= one.seen.mention.currency;
    }
    // What is shown as struck out, or not at all, while another price stands in its place.
    if (one.seen && one.seen.kind === "was") one.score -= 2.5;
    if (!one.seen && best && best.score > 3.5) one.score -= 1;
  }
  candidates.sort((a, b) => b.score - a.score);
  const [first, second] = candidates;
  if (!first || first.score < leastScore) return {};
  const currency =
    first.currency ?? candidates.find((one) => one.currency)?.currency ?? first.guess ?? reader.expected[0];
  const confidence = confidenceOf(first, second);
  const chosen = { value: moneyOf(first.value, currency), sources: ordered(first.sources), confidence };
  return {
    price: chosen,
    ...rangeOf(first, read, currency, confidence),
    ...beforeOf(first, read, ranked, currency),
  };
}

function confidenceOf(first: Candidate, second: Candidate | undefined): number {
  const doubt = [...first.sources].reduce((left, source) => left * (1 - trust[source]), 1);
  const margin = second ? Math.min(1, 0.75 + (first.score - second.score) / 8) : 1;
  return Math.round((1 - doubt) * margin * 100) / 100;
}

const ordered = (sources: Iterable<Source>) => [...sources].sort((a, b) => trust[b] - trust[a]);

function rangeOf(first: Candidate, read: readonly Read[], currency: string | undefined, confidence: number) {
  const highs = read.filter(({ role, value }) => role === "high" && Number(value) > Number(first.value));
  const shown = first.seen?.mention.upTo;
  const value = highs[0]?.value ?? shown;
  if (value === undefined) return {};
  const sources = ordered(
    new Set([...highs.map(({ source }) => source), ...(shown ? (["structure"] as const) : [])]),
  );
  return { priceUpTo: { value: moneyOf(value, currency), sources, confidence } };
}

/** The price before: told so by a source, or struck out near the price that holds. */
function beforeOf(
  first: Candidate,
  read: readonly Read[],
  ranked: readonly RankedPrice[],
  currency: string | undefined,
) {
  const above = (value: string) =>
    Number(value) > Number(first.value) && Number(value) < Number(first.value) * 20;
  const told = read.filter(({ role, value }) => role === "was" && above(value));
  const seen = first.seen;
  const struck = seen
    ? ranked
        .filter(
          ({ kind, mention, order }) =>
            kind === "was" && above(mention.value) && Math.abs(order - seen.order) < 12,
        )
        .sort((a, b) => Math.abs(a.order - seen.order) - Math.abs(b.order - seen.order))[0]
    : undefined;
  const value = told[0]?.value ?? struck?.mention.value;
  if (value === undefined) return {};
  const sources = new Set<Source>(told.filter((one) => same(one.value, value)).map(({ source }) => source));
  if (struck && same(struck.mention.value, value)) sources.add("structure");
  const doubt = [...sources].reduce((left, source) => left * (1 - trust[source]), 1);
  return {
    compareAt: {
      value: moneyOf(value, currency),
      sources: ordered(sources),
      confidence: Math.round((1 - doubt) * 100) / 100,
    },
  };
}
