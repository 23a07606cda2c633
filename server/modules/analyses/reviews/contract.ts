import { z } from "zod";

/** What the columns of a file of reviews can mean. */
export const reviewColumns = ["text", "title", "rating", "date", "product"] as const;
export type ReviewColumn = (typeof reviewColumns)[number];

/** Which column (by its name) is which. */
export const ReviewColumns = z
  .partialRecord(z.enum(reviewColumns), z.string().max(1000))
  .refine((columns) => Boolean(columns.text), { path: ["text"], params: { code: "required" } });
export type ReviewColumns = z.output<typeof ReviewColumns>;

export const reviewLimits = {
  /** Reviews of one analysis. */
  reviews: 5000,
  /** Characters of one review; what is longer is cut. */
  text: 2000,
  /** Bytes of a file. */
  fileBytes: 20 * 1024 * 1024,
} as const;

/** A review as it came in. */
export const StoredReview = z.object({
  text: z.string(),
  /** Stars, 1 to 5. */
  rating: z.number().min(1).max(5).optional(),
  date: z.iso.date().optional(),
});
export type StoredReview = z.output<typeof StoredReview>;

const Side = z.enum(["positive", "negative", "mixed"]);
export type Side = z.output<typeof Side>;

const Sides = z.object({ positive: z.int(), negative: z.int(), mixed: z.int() });
export type Sides = z.output<typeof Sides>;

/** What stands in the input before anything is ordered. */
export const ReviewsPreview = z.object({
  fileName: z.string().nullable(),
  columns: z.array(z.string()),
  mapping: ReviewColumns.nullable().meta({ description: "Null where no column of texts was found" }),
  count: z.int(),
  rated: z.int(),
  dated: z.int(),
  skipped: z.int().meta({ description: "Rows without a text and without a rating, or of other products" }),
  sample: z.array(StoredReview),
  points: z.int(),
  available: z.int(),
});
export type ReviewsPreview = z.output<typeof ReviewsPreview>;

export const priorities = ["high", "medium", "low"] as const;

/** Words of a customer; they stand in the input just so. */
const Quote = z.object({ text: z.string(), rating: z.number().nullable(), date: z.iso.date().nullable() });
export type Quote = z.output<typeof Quote>;

const Theme = z.object({
  label: z.string(),
  count: z.int().meta({ description: "Reviews that speak of it" }),
  share: z.number().meta({ description: "Of all reviews that say something, 0 to 1" }),
  praised: z.int(),
  criticised: z.int(),
  sentiment: Side,
  trend: z
    .enum(["rising", "falling", "steady"])
    .nullable()
    .meta({ description: "Null without enough dates" }),
  quotes: z.array(Quote),
});
export type Theme = z.output<typeof Theme>;

export const ReviewsResult = z.object({
  count: z.int(),
  rated: z.int(),
  average: z.number().nullable(),
  dated: z.int(),
  sentiment: Sides,
  months: z.array(Sides.extend({ month: z.string() })).meta({ description: "Of the reviews with a date" }),
  summary: z.string(),
  themes: z.array(Theme),
  actions: z.array(
    z.object({ text: z.string(), priority: z.enum(priorities), theme: z.string().nullable() }),
  ),
  droppedQuotes: z.int().meta({ description: "Quotes that stand in no review, and were left out" }),
});
export type ReviewsResult = z.output<typeof ReviewsResult>;
