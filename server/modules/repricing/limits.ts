import { shareOf } from "./shares";
import { type Bound, type Ending, type RuleTerms, ruleLimits, whole } from "./terms";

/** What is known of the own variant. Amounts in minor units. */
export interface Own {
  /** What is asked for it now. */
  price: number;
  /** What its owner usually asks: where the price goes back to. */
  usual: number;
  cost: number | null;
  quantity: number | null;
}

/** The lowest and highest price that is allowed, both included. */
export interface Limits {
  min: number;
  max: number;
}

function amountOf(bound: Bound, own: Own, rounding: "up" | "down"): number | null {
  switch (bound.kind) {
    case "price":
      return bound.amount;
    case "cost":
      return own.cost === null ? null : shareOf(own.cost, whole + bound.bp, rounding);
    case "usual":
      return shareOf(own.usual, bound.bp, rounding);
  }
}

/** The limits of a rule for a variant; the code says why there are none. Rounded inwards, so that they are never passed. */
export function limitsOf(
  { min, max }: Pick<RuleTerms, "min" | "max">,
  own: Own,
): Limits | "no_cost" | "min_above_max" {
  const low = amountOf(min, own, "up");
  const high = amountOf(max, own, "down");
  if (low === null || high === null) return "no_cost";
  // Nothing is given away, and no price is larger than a product can have.
  const limits = { min: Math.max(1, low), max: Math.min(high, ruleLimits.amount) };
  return limits.min > limits.max ? "min_above_max" : limits;
}

export const clamp = (price: number, { min, max }: Limits) => Math.min(Math.max(price, min), max);

/** The largest price with the ending that is no more than `price`; may be below nothing. */
const endingAtMost = (price: number, { step, offset }: Ending) =>
  price - ((((price - offset) % step) + step) % step);

/**
 * Brings a wished price within the limits and, where the limits have room for one, to a price with the ending:
 * the nearest, the lower of two as near. `notAbove` is for undercutting: there an ending that would be above the
 * wish is given up rather than the wish. A higher wish never gives a lower price.
 */
export function place(wish: number, ending: Ending | null, limits: Limits, notAbove: boolean): number {
  const price = clamp(wish, limits);
  if (!ending) return price;
  const below = endingAtMost(price, ending);
  const above = below === price ? price : below + ending.step;
  const fitsBelow = below >= limits.min;
  if (notAbove) return fitsBelow ? below : price;
  const fitsAbove = above <= limits.max;
  if (fitsBelow && (!fitsAbove || price - below <= above - price)) return below;
  return fitsAbove ? above : price;
}
