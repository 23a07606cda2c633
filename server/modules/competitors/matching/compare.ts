import { sameGtin } from "@/server/modules/extraction";
import { type Look, looksAlike } from "@/server/modules/media";
import type { Aspect } from "./kinds";
import { type Quantity, sameQuantity, type Traits } from "./traits";

/** What a product is known by, its own or a competitor's. */
export interface Known {
  traits: Traits;
  /** Normalised: digits only, its check digit right. */
  gtin: string | undefined;
  /** Article numbers of the maker and the shop, normalised. */
  numbers: readonly string[];
  /** Normalised words of the brand. */
  brand: readonly string[];
  /** In minor units of one currency for both sides; undefined where it is not known in it. */
  price: number | undefined;
  /** How its main picture looks; undefined where that is not known, or tells nothing of it. */
  picture: Look | undefined;
}

/** How far two products agree in one aspect. */
export interface Finding {
  aspect: Aspect;
  verdict: "agrees" | "differs";
  /** A difference that makes two products of them, whatever else agrees. */
  hard: boolean;
  /** How strongly, from 0 to 1. */
  weight: number;
}

/** All of the shorter list are in the longer one. */
function within(a: readonly Quantity[], b: readonly Quantity[], dimension: string): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.every((one) => many.some((other) => sameQuantity(one, other, dimension)));
}

const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>) => {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  return [...few].every((one) => many.has(one));
};

const agrees = (aspect: Aspect, weight = 1): Finding => ({ aspect, verdict: "agrees", hard: false, weight });
const differs = (aspect: Aspect, hard = true, weight = 1): Finding => ({
  aspect,
  verdict: "differs",
  hard,
  weight,
});

const aspectOf: Readonly<Record<string, Aspect>> = {
  mass: "weight",
  volume: "volume",
  length: "length",
  storage: "storage",
};

/** A weight or a volume in each of several pieces, as all of them together. */
function total(traits: Traits, dimension: string): Quantity[] {
  const { pack } = traits;
  const all = traits.measures.get(dimension) ?? [];
  if (!pack) return all;
  return all.map(({ values, system }) => ({ values: values.map((value) => value * pack), system }));
}

function measured(own: Traits, theirs: Traits): Finding[] {
  const found: Finding[] = [];
  let amountsAgree = false;
  let explained = false;
  for (const [dimension, mine] of own.measures) {
    const other = theirs.measures.get(dimension);
    if (!other) continue;
    const aspect = aspectOf[dimension] ?? "measure";
    const packs = own.pack !== theirs.pack;
    // 6 x 330 ml is the same as 1980 ml.
    const together = packs && within(total(own, dimension), total(theirs, dimension), dimension);
    if (together) explained = true;
    const same = together || within(mine, other, dimension);
    if (same && (dimension === "mass" || dimension === "volume")) amountsAgree = true;
    found.push(same ? agrees(aspect, mine.length === other.length ? 1 : 0.5) : differs(aspect));
  }
  // Who tells the amount of one piece and no number of pieces sells one.
  const implied = (traits: Traits) => traits.pack ?? (amountsAgree ? 1 : undefined);
  const [a, b] = [implied(own), implied(theirs)];
  const told = own.pack !== undefined || theirs.pack !== undefined;
  if (told && !explained) {
    if (a !== undefined && b !== undefined) found.push(a === b ? agrees("pack") : differs("pack"));
    else if (Math.max(a ?? 1, b ?? 1) > 1) found.push(differs("pack", false, 0.5));
  }
  return found;
}

/** Sets of names: one within the other agrees, else they differ. */
function named(
  aspect: Aspect,
  own: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
  hard = true,
): Finding[] {
  if (own.size === 0 || theirs.size === 0) return [];
  if (!isSubset(own, theirs)) return [differs(aspect, hard)];
  return [agrees(aspect, own.size === theirs.size ? 1 : 0.6)];
}

/** Groups of qualifiers in which saying nothing means something: who sells a case says so. */
const tellingGroups: ReadonlySet<string> = new Set(["model", "part", "state"]);

function qualified(own: Traits, theirs: Traits): Finding[] {
  const of = (traits: Traits, group: string) =>
    new Set([...traits.qualifiers].filter((one) => one.startsWith(`${group}:`)));
  return ["model", "part", "state", "whom", "side"].flatMap((group) => {
    const [a, b] = [of(own, group), of(theirs, group)];
    if (a.size === 0 && b.size === 0) return [];
    const same = a.size === b.size && isSubset(a, b);
    if (same) return [agrees("kind", 0.5)];
    if (tellingGroups.has(group)) return [differs("kind")];
    return a.size > 0 && b.size > 0 ? [differs("kind")] : [];
  });
}

/** Codes of which one is told in full and the other in part: wh1000xm4, 1000xm4. */
function shareCode(own: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean {
  return [...own].some((a) =>
    [...theirs].some(
      (b) => a === b || (Math.min(a.length, b.length) >= 4 && (a.endsWith(b) || b.endsWith(a))),
    ),
  );
}

function models(own: Traits, theirs: Traits): Finding[] {
  const found: Finding[] = [];
  if (own.codes.size > 0 && theirs.codes.size > 0) {
    found.push(shareCode(own.codes, theirs.codes) ? agrees("model") : differs("model"));
  }
  if (own.numbers.size > 0 && theirs.numbers.size > 0) {
    const same = isSubset(own.numbers, theirs.numbers);
    found.push(same ? agrees("number", 0.6) : differs("number"));
  }
  return found;
}

function identified(own: Known, theirs: Known): Finding[] {
  const found: Finding[] = [];
  if (own.gtin && theirs.gtin) {
    found.push(sameGtin(own.gtin, theirs.gtin) ? agrees("gtin") : differs("gtin"));
  }
  const shared = own.numbers.filter((one) => theirs.numbers.includes(one));
  const written =
    shared.length === 0 &&
    (own.numbers.some((one) => one.length >= 5 && theirs.traits.codes.has(one)) ||
      theirs.numbers.some((one) => one.length >= 5 && own.traits.codes.has(one)));
  const longest = Math.max(0, ...shared.map((one) => one.length));
  // Short numbers are a shop's own: that two shops have an article 1004 says little.
  const telling = shared.some((one) => /\p{L}/u.test(one)) || longest >= 8 ? 1 : longest >= 6 ? 0.6 : 0.25;
  if (shared.length > 0) found.push(agrees("sku", telling));
  else if (written) found.push(agrees("sku", 0.8));
  return found;
}

function branded(own: Known, theirs: Known): Finding[] {
  if (own.brand.length === 0) return [];
  const all = own.brand.every((word) => theirs.brand.includes(word));
  if (all) return [agrees("brand")];
  if (own.brand.every((word) => theirs.traits.tokens.includes(word))) return [agrees("brand", 0.8)];
  const other = theirs.brand.length > 0 && !theirs.brand.every((word) => own.traits.tokens.includes(word));
  return other ? [differs("brand", false)] : [];
}

function priced(own: Known, theirs: Known): Finding[] {
  if (!own.price || !theirs.price) return [];
  const ratio = Math.max(own.price, theirs.price) / Math.min(own.price, theirs.price);
  if (ratio <= 1.35) return [agrees("price", 0.5)];
  return ratio > 2.5 ? [differs("price", false, ratio > 6 ? 1 : 0.5)] : [];
}

/** One photo at both shops. Other photos tell nothing: a shop may have taken its own. */
function pictured(own: Known, theirs: Known): Finding[] {
  return own.picture && theirs.picture && looksAlike(own.picture, theirs.picture) ? [agrees("picture")] : [];
}

/** In what two products agree and differ, besides their words. What one side does not tell is not among it. */
export function compare(own: Known, theirs: Known): Finding[] {
  return [
    ...identified(own, theirs),
    ...branded(own, theirs),
    ...models(own.traits, theirs.traits),
    ...measured(own.traits, theirs.traits),
    ...named("size", own.traits.sizes, theirs.traits.sizes),
    ...named("colour", own.traits.colours, theirs.traits.colours),
    ...qualified(own.traits, theirs.traits),
    ...pictured(own, theirs),
    ...priced(own, theirs),
  ];
}
