import { z } from "zod";
import { idOf } from "@/server/platform/ids";
import { changeStates, holdReasons, reasons, ruleModes, runCauses, verdicts } from "./states";
import { RuleTerms, ruleLimits, Scope, whole } from "./terms";

export * from "./states";
export * from "./terms";

/** A rule as people write it. */
export const RuleInput = z.strictObject({
  name: z.string().trim().min(1).max(ruleLimits.name),
  mode: z.enum(ruleModes),
  priority: z.int().min(1).max(1000),
  scope: Scope,
  terms: RuleTerms,
  /** Null: no change is too large for the rule to make it by itself. */
  askAboveBp: z.int().min(1).max(whole).nullable(),
  perVariantADay: z.int().min(1).max(ruleLimits.changesPerProduct),
  inAllADay: z.int().min(1).max(ruleLimits.changesPerDay),
});
export type RuleInput = z.output<typeof RuleInput>;

export const Rule = RuleInput.extend({
  id: idOf("repricingRule"),
  active: z.boolean(),
  version: z.int(),
  currency: z.string(),
  /** Titles of the products that it names, for people; in the order of the scope. */
  productTitles: z.array(z.object({ id: idOf("product"), title: z.string() })),
  updatedAt: z.iso.datetime(),
});
export type Rule = z.output<typeof Rule>;

const amount = z.int().nullable();

const Why = z.object({
  reason: z.enum(reasons),
  min: amount,
  max: amount,
  usual: z.int(),
  cost: amount,
  quantity: amount,
  reference: amount,
  target: amount,
  considered: z.array(
    z.object({
      competitorId: z.string(),
      productId: z.string(),
      name: z.string(),
      price: amount,
      seenAt: z.iso.datetime(),
      verdict: z.enum(verdicts),
    }),
  ),
});

const Thing = {
  productId: idOf("product"),
  variantId: idOf("variant"),
  title: z.string().nullable().meta({ description: "Null where the product is gone" }),
  options: z.array(z.string()),
  imageUrl: z.string().nullable(),
};

export const Change = z.object({
  id: idOf("repricingChange"),
  runId: idOf("repricingRun"),
  ruleId: idOf("repricingRule"),
  ruleName: z.string(),
  ...Thing,
  from: z.int(),
  to: z.int(),
  currency: z.string(),
  why: Why,
  state: z.enum(changeStates),
  /** Whether it is the last one that was made of this price, and so can be taken back. */
  undoable: z.boolean(),
  decidedBy: z.string().nullable().meta({ description: "Name of the person; null where the rule did it" }),
  decidedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Change = z.output<typeof Change>;

/** What a rule, or all of them, would do now. */
export const outcomes = [
  "applied",
  "proposed",
  "unchanged",
  "declined",
  "held",
  "capped",
  "undecided",
] as const;
export type Outcome = (typeof outcomes)[number];

export const Preview = z.object({
  currency: z.string(),
  /** Variants that the rule reaches, and those of them that were looked at for this. */
  reached: z.int(),
  looked: z.int(),
  counts: z.record(z.enum(outcomes), z.int()),
  items: z.array(
    z.object({
      ...Thing,
      ruleId: idOf("repricingRule").nullable(),
      ruleName: z.string(),
      from: z.int(),
      to: amount,
      outcome: z.enum(outcomes),
      why: Why,
    }),
  ),
});
export type Preview = z.output<typeof Preview>;

export const Run = z.object({
  id: idOf("repricingRun"),
  cause: z.enum(runCauses),
  counts: z.object({
    looked: z.int(),
    applied: z.int(),
    proposed: z.int(),
    unchanged: z.int(),
    held: z.int(),
    capped: z.int(),
    undecided: z.int(),
  }),
  by: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable(),
});
export type Run = z.output<typeof Run>;

export const Hold = z.object({
  id: idOf("repricedVariant"),
  ...Thing,
  price: amount,
  usual: z.int(),
  currency: z.string(),
  heldFor: z.enum(holdReasons),
  heldAt: z.iso.datetime(),
});
export type Hold = z.output<typeof Hold>;

export const simulatedDays = [7, 30, 90, 365] as const;

const Point = z.object({ at: z.iso.datetime(), price: amount });
export const Simulation = z.object({
  currency: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** What the rule would have asked, from each moment on. */
  simulated: z.array(Point.extend({ reason: z.enum(reasons) })),
  /** What was asked, as far as the ledger of prices tells. */
  own: z.array(Point),
  shops: z.array(
    z.object({
      productId: z.string(),
      name: z.string(),
      verdict: z.enum(["counted", "own", "friendly", "unconfirmed"]),
      points: z.array(Point),
    }),
  ),
  /** The lowest and highest price that the rule allows; null where it can say no price. */
  limits: z.object({ min: z.int(), max: z.int() }).nullable(),
  changes: z.int(),
  lowest: amount,
  highest: amount,
  /** Share of the time in which nobody that counts asked less, in basis points. */
  cheapestBp: z.int().nullable(),
});
export type Simulation = z.output<typeof Simulation>;

/** Proposals that are decided on: those named, or all that are open. */
export const Chosen = z
  .array(idOf("repricingChange"))
  .min(1)
  .max(1000)
  .nullable()
  .meta({ description: "Null for all that are open" });

export const Overview = z.object({
  currency: z.string(),
  rules: z.int(),
  active: z.int(),
  proposed: z.int(),
  held: z.int(),
  lastRunAt: z.iso.datetime().nullable(),
  running: z.boolean(),
});
export type Overview = z.output<typeof Overview>;
