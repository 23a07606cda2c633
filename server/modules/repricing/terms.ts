import { z } from "zod";
import { productLimits } from "@/server/modules/catalog/contract";
import { idOf } from "@/server/platform/ids";

/**
 * What a rule of prices says. Safe for the browser. Amounts are integers in minor units of the store's currency,
 * shares are basis points: 10,000 is the whole, 250 is 2.5 per cent.
 */

export const whole = 10_000;

/** Most of each that a rule may have. */
export const ruleLimits = {
  name: 120,
  /** What fits into an address with room to spare: looks ahead are asked for by GET. */
  products: 200,
  steps: 10,
  amount: productLimits.amount,
  bp: 1_000_000,
  hours: 24 * 60,
  changesPerProduct: 96,
  changesPerDay: 1_000_000,
  stock: productLimits.quantity,
} as const;

const amount = z.int().min(0).max(ruleLimits.amount);
const share = z.int().min(0).max(ruleLimits.bp);
/** A rise or fall by a share; prices do not fall below nothing. */
const shift = z.int().min(-whole).max(ruleLimits.bp);

/** Which of the offers that count is looked at. */
const Against = z.enum(["lowest", "median"]);

export const Strategy = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("match"), against: Against }),
  z.strictObject({
    kind: z.literal("beat"),
    against: Against,
    by: z.discriminatedUnion("unit", [
      z.strictObject({ unit: z.literal("amount"), amount: amount.min(1) }),
      z.strictObject({ unit: z.literal("share"), bp: share.min(1).max(whole) }),
    ]),
  }),
  z
    .strictObject({ kind: z.literal("band"), against: Against, fromBp: share, toBp: share })
    .refine(({ fromBp, toBp }) => fromBp <= toBp, { path: ["toBp"], params: { code: "minAboveMax" } }),
  /** The usual price, whatever others ask: for rules that follow stock and season only. */
  z.strictObject({ kind: z.literal("usual") }),
]);
export type Strategy = z.output<typeof Strategy>;

/** A limit of the price: an amount, so much over what the variant costs, or a share of its usual price. */
export const Bound = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("price"), amount: amount.min(1) }),
  z.strictObject({ kind: z.literal("cost"), bp: shift }),
  z.strictObject({ kind: z.literal("usual"), bp: share.min(1) }),
]);
export type Bound = z.output<typeof Bound>;

/** Prices that are `offset` more than a multiple of `step`: 100 and 99 are the prices that end in .99. */
export const Ending = z
  .strictObject({ step: z.int().min(2).max(100_000_000), offset: z.int().min(0) })
  .refine(({ step, offset }) => offset < step, { path: ["offset"], params: { code: "invalid" } });
export type Ending = z.output<typeof Ending>;

const stock = z.int().min(0).max(ruleLimits.stock);
export const StockStep = z.discriminatedUnion("when", [
  z.strictObject({ when: z.literal("atMost"), quantity: stock, bp: shift }),
  z.strictObject({ when: z.literal("atLeast"), quantity: stock, bp: shift }),
]);
export type StockStep = z.output<typeof StockStep>;

/** A day of any year, `MM-DD`. */
const DayOfYear = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** A span of days of each year, both ends included; it may reach over the new year. */
export const Season = z.strictObject({ from: DayOfYear, to: DayOfYear, bp: shift });
export type Season = z.output<typeof Season>;

/** Which products a rule is for. */
export const Scope = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("products"),
    ids: z.array(idOf("product")).min(1).max(ruleLimits.products),
  }),
  z.strictObject({ kind: z.literal("tag"), tag: z.string().min(1).max(productLimits.tag) }),
  z.strictObject({ kind: z.literal("category"), category: z.string().min(1).max(productLimits.category) }),
  z.strictObject({ kind: z.literal("all") }),
]);
export type Scope = z.output<typeof Scope>;

const boundsInOrder = (min: Bound, max: Bound) => {
  if (min.kind === "price" && max.kind === "price") return min.amount <= max.amount;
  if (min.kind !== "price" && max.kind !== "price" && min.kind === max.kind) return min.bp <= max.bp;
  // Of unlike kinds only a product can say; there no price is set, with the reason.
  return true;
};

export const RuleTerms = z
  .strictObject({
    strategy: Strategy,
    min: Bound,
    max: Bound,
    ending: Ending.nullable(),
    /** The first step that fits the stock changes the price by its share. */
    stock: z.array(StockStep).max(ruleLimits.steps),
    /** The first season that today is in changes the price by its share. */
    seasons: z.array(Season).max(ruleLimits.steps),
    /** Where the price goes when nobody is left to follow. */
    alone: z.enum(["usual", "max"]),
    /** An offer that was seen longer ago is followed no more. */
    staleHours: z.int().min(1).max(ruleLimits.hours),
  })
  .refine(({ min, max }) => boundsInOrder(min, max), { path: ["max"], params: { code: "minAboveMax" } });
export type RuleTerms = z.output<typeof RuleTerms>;
