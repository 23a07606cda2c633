import { currencyDigits } from "@/server/platform/money";
import { type Amount, amountsOf } from "./amounts";
import { broader } from "./lexicon/materials";
import { unitPatterns } from "./lexicon/units";
import { type Normalised, normalise } from "./normalise";
import { sizesOf, sizesOfValue } from "./sizes";
import type { GroundingFacts, Locale } from "./types";
import { columns, type Entry, hitsOf } from "./words";

/** Longest text that is read of a product: a description beyond it says nothing new. */
const longestRead = 20_000;

/** A price in units of its currency. */
export interface KnownPrice {
  value: number;
  currency: string;
}

/** What a text may say, made ready to be asked. */
export interface KnownFacts {
  source: Normalised;
  amounts: Amount[];
  /** Every number, whatever it counts, with how many values each option has. */
  numbers: Set<number>;
  /** How many values the options have that a unit counts: colours, sizes. */
  choices: { dimension: string; count: number }[];
  prices: KnownPrice[];
  sizes: Set<string>;
  /** The words of an entry as the facts have them; undefined when they do not. */
  wordOf(entry: Entry): { text: string; locale: Locale } | undefined;
  /** Whether the facts name it, or something that it is a broader word for. */
  has(entry: Entry, all: readonly Entry[]): boolean;
  /** Whether the facts use these very words. */
  says(words: string): boolean;
  /** Whether the facts hold these letters and digits, whatever stands between them: a hashtag, a slug. */
  spells(word: string): boolean;
}

const inUnits = ({ amount, currency }: { amount: number; currency: string }): KnownPrice => ({
  value: amount / 10 ** currencyDigits(currency),
  currency,
});

function textOf(facts: GroundingFacts): string {
  return [
    facts.title,
    facts.description ?? "",
    facts.category ?? "",
    facts.vendor ?? "",
    ...(facts.tags ?? []),
    ...(facts.options ?? []).flatMap(({ name, values }) => values.map((value) => `${name}: ${value}`)),
    ...Object.entries(facts.attributes ?? {}).map(([name, value]) => `${name}: ${value}`),
    facts.sku ?? "",
    facts.wishes ?? "",
  ]
    .join("\n")
    .slice(0, longestRead);
}

const squeeze = (text: string) => text.replace(/[\s\u200c-]+/g, "");

const spell = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, "");

const read = new WeakMap<GroundingFacts, KnownFacts>();

/** The facts of a product, read once: a text is checked at each key that is pressed. */
export function knownFacts(facts: GroundingFacts): KnownFacts {
  const known = read.get(facts) ?? readFacts(facts);
  read.set(facts, known);
  return known;
}

function readFacts(facts: GroundingFacts): KnownFacts {
  const source = normalise(textOf(facts));
  const amounts = amountsOf(source, columns, true);
  const squeezed = squeeze(source.text);
  const spelt = spell(source.text);
  const prices = [facts.price, facts.compareAt].flatMap((price) =>
    price && price.amount > 0 ? [inUnits(price)] : [],
  );
  const counts = (facts.options ?? []).map(({ values }) => values.length);
  const numbers = new Set([
    ...amounts.flatMap(({ values }) => values),
    ...counts,
    ...prices.map(({ value }) => value),
  ]);
  const choices = (facts.options ?? []).flatMap(({ name, values }) => {
    const { text } = normalise(name.trim());
    const unit = unitPatterns().find(({ expression }) => {
      expression.lastIndex = 0;
      return expression.test(text);
    })?.unit;
    return unit?.system === "count" ? [{ dimension: unit.dimension, count: values.length }] : [];
  });
  const found = new Map<string, { text: string; locale: Locale } | undefined>();
  const wordOf = (entry: Entry) => {
    if (!found.has(entry.id)) {
      const [first] = columns.flatMap((locale) => {
        const hit = hitsOf(entry, source.text, locale)[0];
        if (!hit) return [];
        const text = source.original.slice(source.at[hit.start], source.at[hit.end]);
        return [{ text: text.trim(), locale }];
      });
      found.set(entry.id, first);
    }
    return found.get(entry.id);
  };
  return {
    source,
    amounts,
    numbers,
    choices,
    prices,
    sizes: new Set([
      ...sizesOf(source).map(({ size }) => size),
      ...(facts.options ?? []).flatMap(({ values }) => values.flatMap(sizesOfValue)),
      ...Object.values(facts.attributes ?? {}).flatMap(sizesOfValue),
    ]),
    wordOf,
    has: (entry, all) =>
      wordOf(entry) !== undefined ||
      all.some((one) => broader[one.id]?.includes(entry.id) && wordOf(one) !== undefined),
    spells: (word) => spelt.includes(spell(word)),
    says: (words) => squeezed.includes(squeeze(words)),
  };
}
