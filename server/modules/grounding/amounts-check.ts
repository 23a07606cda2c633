import type { Amount } from "./amounts";
import type { KnownFacts, KnownPrice } from "./facts";
import type { Normalised } from "./normalise";
import { isSizeNumber } from "./sizes";
import type { Claim, FindingKind, Locale } from "./types";

const near = (a: number, b: number, tolerance: number) =>
  Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * tolerance + 1e-9;

/** How far two amounts of a dimension may be apart: what is converted is rounded. */
function agree(said: Amount, known: Amount): boolean {
  const [a, b] = [said.unit, known.unit];
  if (!a || !b || a.dimension !== b.dimension) return false;
  const tolerance = a.system !== b.system ? 0.02 : a.factor === b.factor ? 0 : 0.005;
  return said.values.some((x) => known.values.some((y) => near(x * a.factor, y * b.factor, tolerance)));
}

/** Ten rials are a toman, and people name prices in either. */
function sameMoney(value: number, codes: readonly string[], known: KnownPrice): boolean {
  if (codes.includes(known.currency)) return near(value, known.value, 1e-6);
  if (codes.includes("IRT") && known.currency === "IRR") return near(value * 10, known.value, 1e-6);
  if (codes.includes("IRR") && known.currency === "IRT") return near(value, known.value * 10, 1e-6);
  return false;
}

/** Discounts that follow from the price and the price before. */
function derivedShares([price, before]: KnownPrice[]): number[] {
  return price && before && before.value > price.value ? [(1 - price.value / before.value) * 100] : [];
}

const systems: readonly (readonly [zero: number, name: "arabext" | "arab" | "thai" | "fullwide"])[] = [
  [0x06f0, "arabext"],
  [0x0660, "arab"],
  [0x0e50, "thai"],
  [0xff10, "fullwide"],
];

/** A number in the digits that the text uses there. */
function written(
  value: number,
  locale: Locale,
  like: string,
  options: Intl.NumberFormatOptions = {},
): string {
  const code = [...like].map((char) => char.charCodeAt(0)).find((c) => c > 0x0600 && c !== 0x200c);
  const system = systems.find(([zero]) => code !== undefined && code >= zero && code <= zero + 9)?.[1];
  const local = /\d/.test(like) ? "latn" : undefined;
  return new Intl.NumberFormat(locale, {
    maximumFractionDigits: 3,
    useGrouping: value >= 10_000,
    ...((system ?? local) && { numberingSystem: system ?? local }),
    ...options,
  }).format(value);
}

const original = ({ original: text, at }: Normalised, place: { start: number; end: number }) =>
  text.slice(at[place.start], at[place.end]);

const distinct = (values: number[]) => [...new Set(values.map((value) => Number(value.toPrecision(6))))];

/** What the facts say of the same dimension, where they say one thing only. */
function otherMeasure(said: Amount, facts: KnownFacts, text: Normalised, locale: Locale) {
  const { unit } = said;
  if (!unit) return undefined;
  const known = facts.amounts.filter((amount) => amount.unit?.dimension === unit.dimension);
  const values = distinct(known.flatMap(({ values: [value = 0], unit: of }) => value * (of?.factor ?? 1)));
  const first = known[0];
  if (!first || values.length !== 1) return undefined;
  const value = Number(((values[0] ?? 0) / unit.factor).toPrecision(4));
  const like = original(text, said.number);
  const gap = original(text, { start: said.number.end, end: said.end });
  // "двухлетняя" is one word: nothing can be put in the place of a part of it.
  if (said.inWords && /^\p{Script=Cyrillic}/u.test(gap))
    return { known: original(facts.source, first).trim() };
  const replacement =
    said.inWords && unit.intl && !gap.startsWith("-")
      ? {
          ...place(said),
          text: written(value, locale, "", { style: "unit", unit: unit.intl, unitDisplay: "long" }),
        }
      : { ...said.number, text: written(value, locale, like) };
  return { known: original(facts.source, first).trim(), replacement };
}

const place = ({ start, end }: { start: number; end: number }) => ({ start, end });

function priceClaim(amount: Amount, facts: KnownFacts, text: Normalised, locale: Locale): Claim | undefined {
  const codes = amount.currencies ?? [];
  const mentioned = facts.amounts.filter(({ kind }) => kind === "price");
  const supported =
    amount.values.some((value) => facts.prices.some((price) => sameMoney(value, codes, price))) ||
    mentioned.some(
      (known) =>
        known.currencies?.some((code) => codes.includes(code)) &&
        known.values.some((x) => amount.values.some((y) => near(x, y, 1e-6))),
    ) ||
    amount.values.some((value) => {
      const [price, before] = facts.prices;
      return price && before && sameMoney(value, codes, { ...price, value: before.value - price.value });
    });
  if (supported) return undefined;
  const [price] = facts.prices;
  const base = { ...place(amount), kind: "price" as const };
  if (!price) return { ...base, reason: "unsupported" };
  const known = written(price.value, locale, "", { style: "currency", currency: price.currency });
  const sameCurrency = codes.includes(price.currency) && !/[\p{L}]/u.test(original(text, amount.number));
  const replacement = sameCurrency
    ? {
        ...amount.number,
        text: written(price.value, locale, original(text, amount.number), {
          useGrouping: price.value >= 1000,
        }),
      }
    : { ...place(amount), text: known };
  return { ...base, reason: "differs", known, replacement };
}

const isYear = (value: number) =>
  (value >= 1700 && value <= 2100) || (value >= 1280 && value <= 1450) || (value >= 2400 && value <= 2600);

/** What is wrong with a number of a text, by the facts; undefined when they support it. */
export function amountClaim(
  amount: Amount,
  facts: KnownFacts,
  text: Normalised,
  locale: Locale,
): Claim | undefined {
  const { values, unit } = amount;
  const base = place(amount);
  const known = values.some((value) => facts.numbers.has(value));
  switch (amount.kind) {
    case "price":
      return priceClaim(amount, facts, text, locale);
    case "code":
      return known || facts.says(text.text.slice(amount.start, amount.end))
        ? undefined
        : { ...base, kind: "number", reason: "unsupported" };
    case "percent": {
      const shares = facts.amounts.filter(({ kind }) => kind === "percent").flatMap((one) => one.values);
      const derived = derivedShares(facts.prices);
      const supported =
        values.some((value) => shares.some((share) => near(value, share, 1e-6))) ||
        values.some((value) => derived.some((share) => Math.abs(share - value) <= 0.6));
      if (supported) return undefined;
      // A discount is no answer to "100% cotton".
      const offers = values.every((value) => value < 100) ? derived.map(Math.round) : [];
      const [share, other] = distinct([...shares, ...offers]);
      const one = other === undefined ? share : undefined;
      if (one === undefined) return { ...base, kind: "percent", reason: "unsupported" };
      const replacement = { ...amount.number, text: written(one, locale, original(text, amount.number)) };
      return { ...base, kind: "percent", reason: "differs", known: `${one}%`, replacement };
    }
    case "unit": {
      if (facts.amounts.some((one) => agree(amount, one))) return undefined;
      // "Take one minute" is no measure; one year of warranty is.
      const brief = unit?.dimension === "time" && unit.factor <= 86_400 && amount.inWords;
      if (brief && values.includes(1)) return undefined;
      const counted = unit?.system === "count";
      if (counted && values.includes(1)) return undefined;
      const choice = facts.choices.find(({ dimension }) => dimension === unit?.dimension);
      if (choice) {
        if (values.includes(choice.count)) return undefined;
        const replacement = {
          ...amount.number,
          text: written(choice.count, locale, original(text, amount.number)),
        };
        return { ...base, kind: "unit", reason: "differs", known: `${choice.count}`, replacement };
      }
      // Facts that name no unit ("Length: 45", "two chest pockets") can only be compared by the number.
      const bare = facts.amounts.filter(
        (one) => one.kind === "plain" || one.kind === "code" || (counted && one.unit?.system === "count"),
      );
      const same = facts.amounts.some((one) => one.unit?.dimension === unit?.dimension);
      const byNumber = bare.some((one) => one.values.some((value) => values.includes(value)));
      if ((!counted || !same) && (byNumber || (counted && known))) return undefined;
      const other = otherMeasure(amount, facts, text, locale);
      return other
        ? { ...base, kind: "unit", reason: "differs", ...other }
        : { ...base, kind: "unit", reason: "unsupported" };
    }
    case "plain": {
      if (known || values.every((value) => value <= 1)) return undefined;
      const kind: FindingKind = isSizeNumber(text.text, amount.start)
        ? "size"
        : values.some(isYear)
          ? "date"
          : "number";
      return { ...base, kind, reason: "unsupported" };
    }
  }
}
