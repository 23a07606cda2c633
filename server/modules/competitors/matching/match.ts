import { setImmediate } from "node:timers/promises";
import { knownOwn, knownTheirs, type OwnArticle, type TheirArticle } from "./articles";
import { Candidates } from "./candidates";
import type { Known } from "./compare";
import type { Reason } from "./kinds";
import { forgetCommonPictures } from "./pictures/common";
import { type Score, score } from "./score";

/** A pair that may be the same product. */
export interface Suggestion {
  theirId: string;
  productId: string;
  /** Null: it fits several variants equally, or does not tell which. */
  variantId: string | null;
  /** 1 to 99: of those with 80, about eight in ten are right. */
  confidence: number;
  reasons: Reason[];
  /** Sure enough to need no person. */
  certain: boolean;
}

/** What is less likely is not worth anybody's look. */
const least = 0.15;
/** So many own products are suggested for one of a competitor. */
const most = 3;
/** Variants whose odds are nearer than this fit equally. */
const near = 0.25;

interface Scored {
  own: OwnArticle;
  scored: Score;
}

/** Of each own product the variant that fits best, or none in particular. */
function bestOfProduct(all: Scored[], variantsOf: ReadonlyMap<string, number>) {
  return [...Map.groupBy(all, ({ own }) => own.productId).values()].flatMap((group) => {
    const [best, second] = group.toSorted((a, b) => b.scored.odds - a.scored.odds);
    if (!best) return [];
    const unclear = second !== undefined && best.scored.odds - second.scored.odds < near;
    const only = variantsOf.get(best.own.productId) === 1;
    return [{ ...best, variantId: only || !unclear ? best.own.variantId : null, unclear }];
  });
}

/**
 * What a competitor's product may be. At most one of the own products is right, so that the odds of each are weighed
 * against those of the others: two that fit equally have no more than half each.
 */
function suggestionsFor(
  their: TheirArticle,
  known: Known,
  own: readonly OwnArticle[],
  candidates: Candidates,
  variantsOf: ReadonlyMap<string, number>,
): Suggestion[] {
  const all = candidates.of(known).flatMap((i): Scored[] => {
    const article = own[i];
    const about = candidates.own[i];
    return article && about ? [{ own: article, scored: score(about, known, candidates.weightOf) }] : [];
  });
  const best = bestOfProduct(all, variantsOf);
  const sum = best.reduce((total, { scored }) => total + Math.exp(scored.odds), 1);
  const alone = best.filter(({ scored }) => scored.certain).length === 1;
  return best
    .map(({ own: { productId }, variantId, unclear, scored }) => ({
      theirId: their.id,
      productId,
      variantId,
      confidence: Math.min(99, Math.max(1, Math.round((100 * Math.exp(scored.odds)) / sum))),
      reasons: scored.reasons,
      certain: scored.certain && alone && !unclear,
    }))
    .filter(({ confidence }) => confidence >= least * 100)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, most);
}

/** Own numbers that several articles have, or several of a shop's products, tell no single one. */
function repeated(all: readonly Known[]): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { gtin } of all) {
    if (!gtin) continue;
    const number = gtin.padStart(14, "0");
    if (seen.has(number)) twice.add(number);
    seen.add(number);
  }
  return twice;
}

/** After so many articles the work may pause, so that others of the process come to their turn. */
const pauseEvery = 40;

/**
 * Looks for own products among those of one competitor. A generator that pauses often: whoever drives it may let
 * others of the process work in between.
 */
function* looking(
  own: readonly OwnArticle[],
  theirs: readonly TheirArticle[],
): Generator<void, Suggestion[]> {
  const knownOwns: Known[] = [];
  for (const [i, article] of own.entries()) {
    knownOwns.push(knownOwn(article));
    if (i % pauseEvery === 0) yield;
  }
  const knownTheir: Known[] = [];
  for (const [i, article] of theirs.entries()) {
    knownTheir.push(knownTheirs(article));
    if (i % pauseEvery === 0) yield;
  }
  const ofProducts = Map.groupBy(knownOwns.entries(), ([i]) => own[i]?.productId);
  yield* forgetCommonPictures([...ofProducts.values()].map((group) => group.map(([, known]) => known)));
  yield* forgetCommonPictures(knownTheir.map((known) => [known]));
  const candidates = new Candidates(knownOwns, knownTheir);
  const ambiguous = repeated(knownTheir);
  const variantsOf = new Map<string, number>();
  for (const { productId } of own) variantsOf.set(productId, (variantsOf.get(productId) ?? 0) + 1);
  const found: Suggestion[] = [];
  for (const [i, their] of theirs.entries()) {
    if (i % pauseEvery === 0) yield;
    const about = knownTheir[i];
    if (!about) continue;
    const shared = about.gtin !== undefined && ambiguous.has(about.gtin.padStart(14, "0"));
    for (const one of suggestionsFor(their, about, own, candidates, variantsOf))
      found.push({ ...one, certain: one.certain && !shared });
  }
  return found;
}

/** Looks for own products among those of one competitor. */
export async function findMatches(
  own: readonly OwnArticle[],
  theirs: readonly TheirArticle[],
): Promise<Suggestion[]> {
  const work = looking(own, theirs);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await setImmediate();
  }
}
