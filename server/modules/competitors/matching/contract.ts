import { z } from "zod";
import { priceCauses } from "@/server/modules/catalog/contract";
import { idOf } from "@/server/platform/ids";
import { availabilities, productStates } from "../kinds";
import { aspects, matchStates } from "./kinds";

/** Most matches that one call decides. */
export const mostDecided = 500;

const MatchReason = z.object({
  aspect: z.enum(aspects),
  verdict: z.enum(["agrees", "differs"]),
  alike: z.int().optional().meta({ description: "Of the titles, in per cent" }),
});

const amount = z.int().nullable();

const UnitPriceView = z.object({ amount: z.int(), per: z.enum(["100g", "litre", "piece"]) });

const OwnSide = z.object({
  productId: idOf("product"),
  variantId: idOf("variant").nullable().meta({ description: "Null where all variants are meant" }),
  title: z.string(),
  options: z.array(z.object({ name: z.string(), value: z.string() })),
  brand: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  imageUrl: z.string().nullable(),
  price: amount.meta({ description: "In minor units of the store's currency" }),
  unitPrice: UnitPriceView.nullable(),
});

const TheirSide = z.object({
  id: idOf("competitorProduct"),
  competitorId: idOf("competitor"),
  shop: z.string(),
  title: z.string(),
  url: z.string(),
  brand: z.string().nullable(),
  sku: z.string().nullable(),
  mpn: z.string().nullable(),
  gtin: z.string().nullable(),
  imageUrl: z.string().nullable(),
  picture: z.string().nullable().meta({ description: "Path of its small picture, once it was seen" }),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  priceMinor: amount,
  currency: z.string().nullable(),
  price: amount.meta({ description: "In minor units of the store's currency; null without a rate" }),
  unitPrice: UnitPriceView.nullable(),
  availability: z.enum(availabilities).nullable(),
  state: z.enum(productStates),
});

export const Match = z.object({
  id: idOf("competitorMatch"),
  state: z.enum(matchStates),
  confidence: z.int().nullable().meta({ description: "In per cent; null where a person put them together" }),
  reasons: z.array(MatchReason),
  automatic: z.boolean(),
  byHand: z.boolean(),
  decidedAt: z.iso.datetime().nullable(),
  own: OwnSide,
  theirs: TheirSide,
  others: z.int().meta({ description: "Further suggestions for the same product of the competitor" }),
});
export type Match = z.output<typeof Match>;

export const ListMatchesInput = z.strictObject({
  state: z.enum(matchStates).default("suggested"),
  competitorId: idOf("competitor").optional(),
  productId: idOf("product").optional(),
  theirs: idOf("competitorProduct").optional(),
  search: z.string().trim().max(200).optional(),
  least: z.coerce
    .number()
    .int()
    .min(0)
    .max(100)
    .optional()
    .meta({ description: "Least confidence, in per cent" }),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const MatchPage = z.object({
  currency: z.string(),
  items: z.array(Match),
  nextCursor: z.string().nullable(),
  total: z.int().nullable().meta({ description: "Counted for the first page only" }),
});

export const DecideInput = z.strictObject({
  ids: z.array(idOf("competitorMatch")).min(1).max(mostDecided),
  decision: z.enum(["confirm", "reject"]),
});

export const Decided = z.object({
  changed: z.int(),
  edit: idOf("edit").nullable().meta({ description: "By which it can be taken back" }),
});

export const LinkInput = z.strictObject({
  competitorProductId: idOf("competitorProduct"),
  productId: idOf("product"),
  variantId: idOf("variant").optional().meta({ description: "Left out: all variants, or the only one" }),
});

const Run = z.object({
  status: z.enum(["running", "done", "failed"]),
  own: z.int(),
  theirs: z.int(),
  suggested: z.int(),
  confirmed: z.int(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

export const MatchOverview = z.object({
  competitors: z.array(z.object({ id: idOf("competitor"), name: z.string() })),
  suggested: z.int().meta({ description: "Products of competitors that wait for a look" }),
  confirmed: z.int(),
  rejected: z.int(),
  unmatched: z.int().meta({ description: "Products of competitors that are none of the own ones" }),
  withoutRate: z.array(z.string()).meta({ description: "Currencies of offers of which no rate is known" }),
  run: Run.nullable(),
});
export type MatchOverview = z.output<typeof MatchOverview>;

const ComparedOffer = z.object({
  matchId: idOf("competitorMatch"),
  competitorId: idOf("competitor"),
  productId: idOf("competitorProduct"),
  shop: z.string(),
  title: z.string(),
  url: z.string(),
  friendly: z.boolean(),
  own: z.boolean(),
  price: amount.meta({ description: "In the store's currency, for as much as the own one holds" }),
  withoutRate: z.boolean(),
  asked: z.object({ priceMinor: z.int(), currency: z.string() }).nullable(),
  unitPrice: UnitPriceView.nullable(),
  difference: z.number().nullable().meta({ description: "To the own price, as a share of that" }),
  available: z.boolean(),
  seenAt: z.iso.datetime(),
});

const ComparedVariant = z.object({
  variantId: idOf("variant"),
  options: z.array(z.string()),
  sku: z.string().nullable(),
  price: amount,
  unitPrice: UnitPriceView.nullable(),
  rank: z.int().nullable().meta({ description: "1 is the cheapest of those that have it" }),
  of: z.int(),
  lowest: amount,
  median: amount,
  offers: z.array(ComparedOffer),
});

export const Comparison = z.object({
  currency: z.string(),
  product: z.object({ id: idOf("product"), title: z.string(), imageUrl: z.string().nullable() }),
  variants: z.array(ComparedVariant),
});
export type Comparison = z.output<typeof Comparison>;

export const ComparisonHistoryInput = z.strictObject({
  productId: idOf("product"),
  variantId: idOf("variant").optional().meta({ description: "Left out: the product's first" }),
  days: z.coerce.number().int().min(1).max(730).default(90),
});

/** Amounts in minor units of the store's currency; each point holds from its moment until the next. */
export const ComparisonHistory = z.object({
  currency: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  variantId: idOf("variant"),
  own: z.array(
    z.object({
      at: z.iso.datetime(),
      price: amount,
      cause: z.enum(priceCauses).nullable().meta({ description: "Null for what held before" }),
    }),
  ),
  lines: z.array(
    z.object({
      matchId: idOf("competitorMatch"),
      productId: idOf("competitorProduct"),
      shop: z.string(),
      title: z.string(),
      points: z.array(
        z.object({
          at: z.iso.datetime(),
          price: amount.meta({ description: "For as much as the own one holds" }),
          listPrice: amount.meta({ description: "The price before, while there was a promotion" }),
          available: z.boolean(),
        }),
      ),
    }),
  ),
});
export type ComparisonHistory = z.output<typeof ComparisonHistory>;
