import { z } from "zod";
import { idOf } from "@/server/platform/ids";

const amount = z.int().nullable();
/** A part of the whole, 0.125 for an eighth. */
const share = z.number().nullable();

const PriceRow = z.object({
  productId: idOf("product"),
  variantId: idOf("variant"),
  title: z.string(),
  options: z.array(z.string()),
  sku: z.string().nullable(),
  price: z.int(),
  shops: z.int(),
  rank: z.int().meta({ description: "1 is the cheapest" }),
  lowest: z.int(),
  lowestShop: z.string(),
  median: z.int(),
  toLowest: z.number().meta({ description: "Of the own price to the lowest, as a share of that" }),
  toMedian: z.number(),
});
export type PriceRow = z.output<typeof PriceRow>;

export const PriceReport = z.object({
  currency: z.string(),
  compared: z.int().meta({ description: "Variants with a price that others sell too" }),
  cheapest: z.int(),
  dearest: z.int().meta({ description: "Dearer than all others" }),
  between: z.int(),
  medianDifference: share.meta({ description: "The middle of all differences to the shops' median" }),
  rows: z.array(PriceRow).meta({ description: "Those that are dearest against the lowest first" }),
});

const GapRow = z.object({
  productId: idOf("competitorProduct"),
  competitorId: idOf("competitor"),
  shop: z.string(),
  title: z.string(),
  url: z.string(),
  brand: z.string().nullable(),
  priceMinor: amount,
  currency: z.string().nullable(),
  firstSeenAt: z.iso.datetime(),
});
export type GapRow = z.output<typeof GapRow>;

export const GapReport = z.object({
  total: z.int().meta({ description: "Products that others sell and the store does not" }),
  alone: z.int().meta({ description: "Active own products that nobody else sells, as far as is known" }),
  brands: z.array(z.object({ brand: z.string(), products: z.int(), shops: z.int() })),
  rows: z.array(GapRow).meta({ description: "The newest first" }),
});

const PromotionRow = z.object({
  productId: idOf("competitorProduct"),
  competitorId: idOf("competitor"),
  shop: z.string(),
  title: z.string(),
  url: z.string(),
  priceMinor: z.int(),
  listPriceMinor: z.int(),
  currency: z.string(),
  discount: z.number(),
  since: z.iso.datetime().nullable(),
  ownProductId: idOf("product").nullable(),
  ownTitle: z.string().nullable(),
  ownPrice: amount.meta({ description: "In the store's currency" }),
});
export type PromotionRow = z.output<typeof PromotionRow>;

export const PromotionReport = z.object({
  currency: z.string(),
  total: z.int(),
  matched: z.int().meta({ description: "Of these, products that the store sells too" }),
  rows: z.array(PromotionRow).meta({ description: "The largest discount first" }),
});

const MoverRow = z.object({
  competitorId: idOf("competitor").nullable().meta({ description: "Null: the store itself" }),
  shop: z.string(),
  moves: z.int().meta({ description: "Changes of prices of products that the store and other shops sell" }),
  cuts: z.int(),
  rises: z.int(),
  first: z.int().meta({ description: "Changes that others followed within a week" }),
  followed: z.int().meta({ description: "Changes that came within a week after another shop's" }),
  lagHours: z.number().nullable().meta({ description: "The middle of how long it took to follow" }),
});
export type MoverRow = z.output<typeof MoverRow>;

export const MoversInput = z.strictObject({ days: z.coerce.number().int().min(7).max(730).default(90) });
export const MoversReport = z.object({ days: z.int(), products: z.int(), rows: z.array(MoverRow) });

export const reportKinds = ["prices", "gaps", "promotions", "movers"] as const;
export type ReportKind = (typeof reportKinds)[number];

export const ExportReportInput = z.strictObject({
  report: z.enum(reportKinds),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  days: z.coerce.number().int().min(7).max(730).default(90),
});
