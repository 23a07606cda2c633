import type { Outcome } from "./contract";
import { type Decision, decide, type Moment } from "./decide";
import type { Own } from "./limits";
import type { Offer } from "./offers";
import type { repricingRules } from "./schema";
import { shareOf } from "./shares";
import type { Why } from "./states";
import type { Target } from "./targets";

type RuleRow = typeof repricingRules.$inferSelect;
export type PlanRule = Pick<
  RuleRow,
  "id" | "name" | "version" | "mode" | "terms" | "askAboveBp" | "perVariantADay" | "inAllADay"
>;

/** What happened to a variant and to its rule before, as far as it says what may happen now. */
export interface Past {
  /** Price changes of the variant, and of all by the rule, that were made today. */
  ofVariant: number;
  ofRule: number;
  /** What a person has declined last, where nothing has happened since. */
  declined: { from: number; to: number } | null;
}

export interface Plan {
  target: Target;
  rule: PlanRule;
  own: Own;
  decision: Decision;
  outcome: Outcome;
}

/** The price that the owner usually asks. What was changed while no rule looked is the usual price from then on. */
export function usualOf({ state, price }: Target): number {
  if (!state || (state.watchedBy === null && state.heldFor === null && state.lastPrice !== price))
    return price;
  return state.usualPrice;
}

/** Whether no rule may touch it: a person has said so, or has set another price since a rule has looked. */
export const isHeld = ({ state, price }: Target): boolean =>
  state !== null && (state.heldFor !== null || (state.watchedBy !== null && state.lastPrice !== price));

export const ownOf = (target: Target): Own => ({
  price: target.price,
  usual: usualOf(target),
  cost: target.cost,
  quantity: target.quantity,
});

function outcomeOf(target: Target, rule: PlanRule, price: number | null, past: Past): Outcome {
  const from = target.price;
  if (isHeld(target)) return "held";
  if (price === null) return "undecided";
  if (price === from) return "unchanged";
  const large = rule.askAboveBp !== null && Math.abs(price - from) > shareOf(from, rule.askAboveBp, "down");
  if (rule.mode === "approval" || large) {
    const { declined } = past;
    return declined && declined.from === from && declined.to === price ? "declined" : "proposed";
  }
  return past.ofVariant >= rule.perVariantADay || past.ofRule >= rule.inAllADay ? "capped" : "applied";
}

/** What a rule would do to a variant now. */
export function planOf(
  target: Target,
  rule: PlanRule,
  offers: readonly Offer[],
  moment: Moment,
  past: Past,
): Plan {
  const own = ownOf(target);
  const decision = decide(rule.terms, own, offers, moment);
  return { target, rule, own, decision, outcome: outcomeOf(target, rule, decision.price, past) };
}

/** All that a price was made of, for the trail. */
export const whyOf = ({ own, decision }: Pick<Plan, "own" | "decision">): Why => ({
  reason: decision.reason,
  min: decision.limits?.min ?? null,
  max: decision.limits?.max ?? null,
  usual: own.usual,
  cost: own.cost,
  quantity: own.quantity,
  reference: decision.reference,
  target: decision.target,
  considered: decision.considered,
});
