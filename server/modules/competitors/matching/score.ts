import { compare, type Finding, type Known } from "./compare";
import type { Aspect, Reason } from "./kinds";

/** How much each word tells: the rarer among all titles, the more. */
export type WordWeights = (token: string) => number;

/**
 * What agreement and difference of an aspect are worth, as natural logarithms of odds. Set by hand, and held by the
 * calibration that matching.test.ts measures: of what is given 0.8, about eight in ten are right.
 */
const worth: Readonly<Record<Aspect, { agrees: number; differs: number }>> = {
  gtin: { agrees: 8, differs: -4 },
  sku: { agrees: 5, differs: 0 },
  brand: { agrees: 1.2, differs: -2.5 },
  model: { agrees: 3, differs: -5 },
  number: { agrees: 1.2, differs: -4 },
  weight: { agrees: 1, differs: -6 },
  volume: { agrees: 1, differs: -6 },
  length: { agrees: 1, differs: -5 },
  storage: { agrees: 1, differs: -6 },
  measure: { agrees: 0.8, differs: -4 },
  pack: { agrees: 0.8, differs: -5 },
  size: { agrees: 0.8, differs: -5 },
  colour: { agrees: 0.8, differs: -4 },
  kind: { agrees: 0.6, differs: -4.5 },
  // Sisters of one line share a photo too, so that it says less than a number.
  picture: { agrees: 2, differs: 0 },
  price: { agrees: 1, differs: -2.5 },
  title: { agrees: 0, differs: 0 },
};

/** Before anything is known, and what the likeness of the titles (0 to 1) adds. */
const base = -4.2;
const titleSlope = 9;
const titleMiddle = 0.45;
/** What words that stand for others take away, and where they are all of the shorter title. */
const replacedSlope = 14;
const most = 9;

interface Likeness {
  /** From 0 to 1: each word counts by its weight. */
  alike: number;
  /** From 0 to 1: how much of each title stands in the place of something else in the other. */
  replaced: number;
}

/** How alike the words of two titles are. */
function likeness(a: readonly string[], b: readonly string[], weightOf: WordWeights): Likeness {
  const other = new Set(b);
  let shared = 0;
  let ofA = 0;
  for (const token of a) {
    const weight = weightOf(token);
    ofA += weight;
    if (other.has(token)) shared += weight;
  }
  let ofB = 0;
  for (const token of b) ofB += weightOf(token);
  const shorter = Math.min(ofA, ofB);
  if (shared === 0) return { alike: 0, replaced: 1 };
  // Shops add words of their own, so that the shorter title counts more than the longer one; but where both have
  // words that the other lacks, one word stands for another: Reserve, Alpine.
  return {
    alike: 0.4 * ((2 * shared) / (ofA + ofB)) + 0.6 * (shared / shorter),
    replaced: (shorter - shared) / shorter,
  };
}

/** What one tells and the other leaves out, in logarithms of odds: the picture may show what the title does not say. */
function untold(own: Known, theirs: Known): number {
  let odds = 0;
  for (const dimension of ["mass", "volume", "storage"])
    if (own.traits.measures.has(dimension) !== theirs.traits.measures.has(dimension)) odds -= 1;
  if (own.traits.colours.size > 0 !== theirs.traits.colours.size > 0) odds -= 1;
  if (own.traits.sizes.size > 0 !== theirs.traits.sizes.size > 0) odds -= 1;
  return odds;
}

export interface Score {
  /** Natural logarithm of the odds that both are the same product. */
  odds: number;
  reasons: Reason[];
  /** They differ in what makes two products. */
  contradicts: boolean;
  /** A number that only this product has is the same, and nothing else speaks against it. */
  certain: boolean;
}

const oddsOf = ({ aspect, verdict, weight }: Finding) => worth[aspect][verdict] * weight;

/** How likely two products are the same, and why. */
export function score(own: Known, theirs: Known, weightOf: WordWeights): Score {
  const findings = compare(own, theirs);
  const { alike, replaced } = likeness(own.traits.tokens, theirs.traits.tokens, weightOf);
  const contradicts = findings.some(({ verdict, hard }) => verdict === "differs" && hard);
  const sum = findings.reduce(
    (odds, finding) => odds + oddsOf(finding),
    base + titleSlope * (alike - titleMiddle) - replacedSlope * replaced + untold(own, theirs),
  );
  // What contradicts is never likely, however much else agrees.
  const odds = Math.max(-most, Math.min(contradicts ? -0.4 : most, sum));
  const has = (aspect: Aspect, weight = 0.5) =>
    findings.some((one) => one.aspect === aspect && one.verdict === "agrees" && one.weight >= weight);
  const differences = findings.some(({ verdict }) => verdict === "differs");
  const numbered = has("gtin") || (has("sku", 0.6) && has("brand"));
  const title: Reason = {
    aspect: "title",
    verdict: alike >= 0.4 ? "agrees" : "differs",
    alike: Math.round(alike * 100),
  };
  return {
    odds,
    contradicts,
    certain: numbered && !differences && alike >= 0.25,
    reasons: [...findings.map(({ aspect, verdict }) => ({ aspect, verdict })), title],
  };
}
