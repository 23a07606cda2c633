import { z } from "zod";
import { WritingLocale } from "@/server/modules/ai/contract";
import { findingKinds, findingReasons } from "@/server/modules/grounding/types";
import { idOf } from "@/server/platform/ids";

export const SeoMode = z.enum(["basic", "advanced"]);
export type SeoMode = z.output<typeof SeoMode>;

/** What is asked of a proposal, besides the product. */
export const SeoWish = z.strictObject({
  locale: WritingLocale,
  mode: SeoMode,
  keyword: z.string().trim().max(80).optional().meta({ description: "What people are to find the page by" }),
});
export type SeoWish = z.output<typeof SeoWish>;

/** A product's page, as a search engine reads it. */
export const SeoPage = z.object({
  title: z.string().meta({ description: "Of the product" }),
  seoTitle: z.string(),
  seoDescription: z.string(),
  handle: z.string(),
  /** The description without its markup. */
  text: z.string(),
  headings: z.array(z.object({ level: z.int(), text: z.string() })),
  images: z.int(),
  /** Texts of the pictures, empty ones included. */
  alts: z.array(z.string()),
  tags: z.array(z.string()),
  category: z.string(),
  vendor: z.string(),
  hasPrice: z.boolean(),
  /** Other products of the store with the same title or description for search engines. */
  twins: z.int(),
});
export type SeoPage = z.output<typeof SeoPage>;

const seoChecks = [
  "title",
  "titleKeyword",
  "description",
  "descriptionKeyword",
  "handle",
  "handleKeyword",
  "unique",
  "shouting",
  "content",
  "contentKeyword",
  "headings",
  "images",
  "alts",
  "facts",
] as const;
export type SeoCheckId = (typeof seoChecks)[number];

const SeoCheck = z.object({
  id: z.enum(seoChecks),
  status: z.enum(["passed", "warn", "failed"]),
  /** Points of 100 that it counts, and how many of them the page has. */
  weight: z.number(),
  got: z.number(),
  /** What was found, for its text under `analyses.seo.found`. */
  found: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type SeoCheck = z.output<typeof SeoCheck>;

export const SeoScore = z.object({ score: z.int(), checks: z.array(SeoCheck) });
export type SeoScore = z.output<typeof SeoScore>;

/** What of a proposal can be put on the product. */
export const seoFields = ["seoTitle", "seoDescription", "handle", "tags", "imageAlt"] as const;
export type SeoField = (typeof seoFields)[number];

/** A field of a proposal, to be put on its product or taken off again. */
export const ProposedField = z.strictObject({ id: idOf("analysis"), field: z.enum(seoFields) });

export const SeoProposal = z.object({
  seoTitle: z.string(),
  seoDescription: z.string(),
  handle: z.string(),
  keywords: z.array(z.string()),
  heading: z.string(),
  imageAlt: z.string().nullable(),
  headings: z.array(z.object({ level: z.int(), text: z.string() })),
  links: z.array(z.object({ productId: idOf("product"), title: z.string(), anchor: z.string() })),
  ideas: z.array(z.string()),
});
export type SeoProposal = z.output<typeof SeoProposal>;

/** Something that a proposed text says and the product's facts do not. */
const SeoFinding = z.object({
  field: z.enum(["seoTitle", "seoDescription", "heading", "imageAlt", "headings"]),
  words: z.string(),
  kind: z.enum(findingKinds),
  reason: z.enum(findingReasons),
  known: z.string().nullable(),
});
export type SeoFinding = z.output<typeof SeoFinding>;

export const SeoResult = z.object({
  page: SeoPage,
  score: SeoScore,
  proposal: SeoProposal,
  proposed: SeoScore,
  findings: z.array(SeoFinding),
  jsonLd: z.string().meta({ description: "schema.org Product as JSON, from the product's facts" }),
});
export type SeoResult = z.output<typeof SeoResult>;

export const PagePreview = z.object({
  page: SeoPage,
  score: SeoScore,
  points: z.object({ basic: z.int(), advanced: z.int() }),
  available: z.int(),
});
export type PagePreview = z.output<typeof PagePreview>;
