import { z } from "zod";

/** The figures of a store, each with a name under `analyses.figures`. */
const figureIds = [
  "products",
  "active",
  "drafts",
  "priceLowest",
  "priceMedian",
  "priceHighest",
  "noPrice",
  "discounted",
  "margin",
  "costKnown",
  "belowCost",
  "thinMargin",
  "stockUnits",
  "stockValue",
  "outOfStock",
  "lowStock",
  "idleUnits",
  "noDescription",
  "noImage",
  "noCategory",
  "noSeo",
  "largestCategory",
  "pointsAvailable",
  "pointsSpent",
  "textsWritten",
  "competitorsWatched",
  "pricesCompared",
  "pricesCheapest",
  "pricesUndercut",
  "assortmentGaps",
  "competitorPromotions",
] as const;
export type FigureId = (typeof figureIds)[number];

/** Where a figure comes from. Competitors' are there once a store watches any. */
export const figureSources = ["catalog", "usage", "competitors"] as const;

export const Figure = z.object({
  id: z.enum(figureIds),
  source: z.enum(figureSources),
  /** In minor units for money, in whole percent for a share. */
  value: z.number(),
  unit: z.enum(["count", "money", "percent"]),
  /** What it is about, where that has a name: a category. */
  about: z.string().optional(),
});
export type Figure = z.output<typeof Figure>;

/** A sentence, and the numbers in it that are none of the store's. */
const Statement = z.object({ text: z.string(), unknown: z.array(z.string()) });
export type Statement = z.output<typeof Statement>;

export const scales = ["low", "medium", "high"] as const;

export const StrategyResult = z.object({
  currency: z.string(),
  figures: z.array(Figure),
  summary: Statement,
  findings: z.array(Statement),
  risks: z.array(Statement),
  opportunities: z.array(Statement),
  actions: z.array(Statement.extend({ effort: z.enum(scales), impact: z.enum(scales) })),
});
export type StrategyResult = z.output<typeof StrategyResult>;

export const FiguresPreview = z.object({
  currency: z.string(),
  figures: z.array(Figure),
  points: z.int(),
  available: z.int(),
});
