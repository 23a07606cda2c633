/** What rules, runs and changes of prices can be, and why a price is what it is. Safe for the browser. */

export const ruleModes = ["approval", "automatic"] as const;

export const runCauses = ["check", "schedule", "manual"] as const;

export const changeStates = ["proposed", "applied", "rejected", "undone", "superseded"] as const;
export type ChangeState = (typeof changeStates)[number];

/** `hand`: the owner has set another price; `undone`: a person has taken a change back. */
export const holdReasons = ["hand", "undone"] as const;

/** What made the price: the first three say who was followed, the next two why nobody was, the last why there is none. */
export const reasons = [
  "followed",
  "held_at_min",
  "held_at_max",
  "alone",
  "usual",
  "waiting",
  "no_cost",
  "no_price",
  "min_above_max",
] as const;
export type Reason = (typeof reasons)[number];

/** What became of an offer: followed (the reference), counted (looked at, not the one), or left out and why. */
export const verdicts = [
  "followed",
  "counted",
  "own",
  "friendly",
  "unconfirmed",
  "unavailable",
  "no_rate",
  "stale",
  "old",
  "no_price",
] as const;
export type Verdict = (typeof verdicts)[number];

/** An offer that was looked at, as the trail keeps it. */
export interface Considered {
  competitorId: string;
  productId: string;
  name: string;
  /** In minor units of the store's currency and for the own unit; null where that is not known. */
  price: number | null;
  seenAt: string;
  verdict: Verdict;
}

/** All that a price was made of, so that one can reckon it again. */
export interface Why {
  reason: Reason;
  min: number | null;
  max: number | null;
  usual: number;
  cost: number | null;
  quantity: number | null;
  /** The price of the others that was looked at. */
  reference: number | null;
  /** What was asked for before limits and ending. */
  target: number | null;
  considered: Considered[];
}
