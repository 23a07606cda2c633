import { clamp, type Limits, limitsOf, type Own, place } from "./limits";
import { consider, lowestOfEach, type Offer } from "./offers";
import { shareOf } from "./shares";
import type { Considered, Reason } from "./states";
import { type RuleTerms, type Season, type StockStep, whole } from "./terms";

/**
 * What a rule makes of what others ask. Nothing is read here and nothing is remembered: the same inputs give the same
 * price, in whatever order the offers come.
 *
 * The price is reckoned from the others and from the usual price, not from the present one. So it rises again as
 * soon as an undercutter leaves, and it is monotone: where another's price is higher, ours is never lower. Two such
 * programs that answer each other in turn therefore walk in one direction until one stands at its limit.
 */

export interface Moment {
  /** In milliseconds. */
  now: number;
  /** The store's day, `MM-DD`. */
  day: string;
}

export interface Decision {
  /** The price to ask; null where none can be said. */
  price: number | null;
  reason: Reason;
  limits: Limits | null;
  /** The others' price that was looked at. */
  reference: number | null;
  /** What the strategy, stock and season ask for, before limits and ending. */
  target: number | null;
  considered: Considered[];
}

type Candidate = Considered & { price: number };
interface Wish {
  price: number;
  target: number;
  /** The offer that was followed; null where nobody is. */
  followed: Candidate | null;
}

const fits = (step: StockStep, quantity: number) =>
  step.when === "atMost" ? quantity <= step.quantity : quantity >= step.quantity;

const isIn = ({ from, to }: Season, day: string) =>
  from <= to ? from <= day && day <= to : day >= from || day <= to;

/** What stock and season add to a price or take from it. Where stock is not counted, only the season. */
function shifted(price: number, terms: RuleTerms, { quantity }: Own, day: string): number {
  const step = quantity === null ? undefined : terms.stock.find((one) => fits(one, quantity));
  const season = terms.seasons.find((one) => isIn(one, day));
  return [step, season].reduce(
    (at, shift) => (shift ? shareOf(at, whole + shift.bp, "nearest") : at),
    Math.max(0, price),
  );
}

/** The offer that is looked at: the lowest, or the one in the middle (the lower one of two). */
function referenceOf(strategy: RuleTerms["strategy"], candidates: readonly Candidate[]): Candidate | null {
  if (strategy.kind === "usual") return null;
  const at = strategy.against === "lowest" ? 0 : Math.floor((candidates.length - 1) / 2);
  return candidates[at] ?? null;
}

/** What the strategy asks for beside another's price. */
function beside(strategy: RuleTerms["strategy"], reference: number, usual: number): number {
  switch (strategy.kind) {
    case "usual":
      return usual;
    case "match":
      return reference;
    case "beat": {
      const { by } = strategy;
      return reference - (by.unit === "amount" ? by.amount : shareOf(reference, by.bp, "up"));
    }
    case "band":
      return clamp(usual, {
        min: shareOf(reference, strategy.fromBp, "up"),
        max: shareOf(reference, strategy.toBp, "down"),
      });
  }
}

function wishOf(
  terms: RuleTerms,
  own: Own,
  limits: Limits,
  candidates: readonly Candidate[],
  day: string,
): Wish {
  const { strategy } = terms;
  const followed = referenceOf(strategy, candidates);
  const undercuts = strategy.kind === "beat" && followed !== null;
  const wished = followed
    ? beside(strategy, followed.price, own.usual)
    : strategy.kind !== "usual" && terms.alone === "max"
      ? limits.max
      : own.usual;
  const target = shifted(wished, terms, own, day);
  return { price: place(target, terms.ending, limits, undercuts), target, followed };
}

function reasonOf({ followed, target }: Wish, { min, max }: Limits, strategy: RuleTerms["strategy"]): Reason {
  if (target < min) return "held_at_min";
  if (target > max) return "held_at_max";
  if (followed) return "followed";
  return strategy.kind === "usual" ? "usual" : "alone";
}

/** What a rule says of a variant. Total: it has an answer for whatever it is given. */
export function decide(terms: RuleTerms, own: Own, offers: readonly Offer[], { now, day }: Moment): Decision {
  const considered = consider(offers, terms, now);
  const limits = limitsOf(terms, own);
  if (typeof limits === "string")
    return { price: null, reason: limits, limits: null, reference: null, target: null, considered };

  const fresh = wishOf(terms, own, limits, lowestOfEach(considered, ["counted"]), day);
  // Of an offer that was not seen for some time nobody knows whether it stands. It makes no price fall, and for as
  // long again it keeps one from rising beyond it: a crawler's bad day is no reason to be dear.
  const known = wishOf(terms, own, limits, lowestOfEach(considered, ["counted", "stale"]), day);
  const present = clamp(own.price, limits);
  const waits = fresh.price > present && known.price < fresh.price;
  return {
    price: waits ? Math.max(present, known.price) : fresh.price,
    reason: waits ? "waiting" : reasonOf(fresh, limits, terms.strategy),
    limits,
    reference: fresh.followed?.price ?? null,
    target: fresh.target,
    considered: considered.map((offer) =>
      offer.productId === fresh.followed?.productId ? { ...offer, verdict: "followed" as const } : offer,
    ),
  };
}
