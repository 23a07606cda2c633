import { decide, type Moment } from "./decide";
import { limitsOf, type Own } from "./limits";
import { lowestOfEach, type Offer } from "./offers";
import type { Reason } from "./states";
import { type RuleTerms, whole } from "./terms";

/** What an offer was, from a moment (in milliseconds) on. */
export interface PastPoint {
  at: number;
  price: number | null;
  available: boolean;
}

/** An offer as it is known today, and what it asked before; points in ascending order. */
export interface PastOffer {
  offer: Offer;
  points: readonly PastPoint[];
}

interface Span {
  from: number;
  until: number;
}

export interface Simulated {
  steps: { at: number; price: number; reason: Reason }[];
  changes: number;
  /** Share of the time with somebody to follow in which nobody of them asked less. */
  cheapestBp: number | null;
}

const day = 86_400_000;

/** What an offer was at a moment; null before it was first seen. */
function offerAt({ offer, points }: PastOffer, at: number): Offer | null {
  const point = points.findLast((one) => one.at <= at);
  // A row of history stands until the next one: looks that found all as before have left none. So it was fresh.
  return point ? { ...offer, price: point.price, available: point.available, seenAt: at } : null;
}

/** The moments at which something may change: what others did, and, where the rule knows seasons, each day. */
function momentsOf(terms: RuleTerms, offers: readonly PastOffer[], { from, until }: Span): number[] {
  const moments = new Set([from]);
  for (const { points } of offers) for (const { at } of points) if (at > from && at < until) moments.add(at);
  if (terms.seasons.length > 0) for (let at = from + day; at < until; at += day) moments.add(at);
  return [...moments].sort((a, b) => a - b);
}

/**
 * What a rule would have asked in the past, had it looked whenever somebody changed a price.
 * @param own with the price that was asked when the span began; cost, stock and usual price are those of today, since
 * nothing is kept of what they were
 */
export function simulate(
  terms: RuleTerms,
  own: Own,
  offers: readonly PastOffer[],
  span: Span,
  momentOf: (at: number) => Moment,
): Simulated | null {
  if (typeof limitsOf(terms, own) === "string") return null;
  const steps: Simulated["steps"] = [];
  let { price } = own;
  let followedMs = 0;
  let cheapestMs = 0;
  const moments = momentsOf(terms, offers, span);
  for (const [n, at] of moments.entries()) {
    const there = offers.flatMap((one) => offerAt(one, at) ?? []);
    const decision = decide(terms, { ...own, price }, there, momentOf(at));
    price = decision.price ?? price;
    if (steps.at(-1)?.price !== price) steps.push({ at, price, reason: decision.reason });
    const [lowest] = lowestOfEach(decision.considered, ["counted", "followed"]);
    const ms = (moments[n + 1] ?? span.until) - at;
    if (!lowest) continue;
    followedMs += ms;
    if (price <= lowest.price) cheapestMs += ms;
  }
  return {
    steps,
    changes: Math.max(0, steps.length - 1),
    cheapestBp: followedMs > 0 ? Math.floor((cheapestMs * whole) / followedMs) : null,
  };
}
