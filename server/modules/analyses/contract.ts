import { z } from "zod";
import { Provider, WritingLocale } from "@/server/modules/ai/contract";
import { idOf } from "@/server/platform/ids";
import { analysisKinds } from "./kinds";
import { ReviewColumns, ReviewsResult } from "./reviews/contract";
import { SeoMode, SeoResult, SeoWish, seoFields } from "./seo/contract";
import { StrategyResult } from "./strategy/contract";

export { analysisDocument } from "./export/document";
export { wordsOf } from "./export/words";
export * from "./kinds";
export * from "./reviews/contract";
export * from "./seo/contract";
export { checkFound } from "./seo/found";
export * from "./strategy/contract";
export { figureText } from "./strategy/figure-text";

export const AnalysisKind = z.enum(analysisKinds);
export type AnalysisKind = z.output<typeof AnalysisKind>;

/** Customers' reviews: pasted, or in a file that was sent. */
export const ReviewsInput = z
  .strictObject({
    locale: WritingLocale,
    text: z.string().max(1_000_000).optional().meta({ description: "Reviews, one a line or a paragraph" }),
    fileId: idOf("file").optional().meta({ description: "A CSV, XLSX or text file that was sent" }),
    columns: ReviewColumns.optional().meta({
      description: "What its columns mean; found by itself if left out",
    }),
    productId: idOf("product").optional(),
  })
  .refine(({ text, fileId }) => (text === undefined) !== (fileId === undefined), {
    path: ["text"],
    params: { code: "required" },
  });
export type ReviewsInput = z.output<typeof ReviewsInput>;

export const SeoInput = SeoWish.extend({ productId: idOf("product") });

export const StrategyInput = z.strictObject({
  locale: WritingLocale,
  question: z.string().trim().max(1000).optional(),
});
export type StrategyInput = z.output<typeof StrategyInput>;

/** What was asked, without the reviews themselves. */
const Asked = z.object({
  locale: WritingLocale,
  count: z.int().optional().meta({ description: "How many reviews" }),
  fileName: z.string().optional(),
  mode: SeoMode.optional(),
  keyword: z.string().optional(),
  question: z.string().optional(),
});

const AnalysisStatus = z.enum(["running", "done", "failed", "cancelled"]);

export const AnalysisSummary = z.object({
  id: idOf("analysis"),
  kind: AnalysisKind,
  status: AnalysisStatus,
  asked: Asked,
  product: z.object({ id: idOf("product"), title: z.string(), imageUrl: z.string().nullable() }).nullable(),
  points: z.int(),
  /** One line of the result. */
  excerpt: z.string(),
  createdAt: z.iso.datetime(),
});
export type AnalysisSummary = z.output<typeof AnalysisSummary>;

export const AnalysisDetail = AnalysisSummary.extend({
  taskId: idOf("task"),
  errorCode: z.string().nullable(),
  provider: Provider.nullable(),
  model: z.string().nullable(),
  /** Made on this machine, without any provider. */
  offline: z.boolean(),
  reviews: ReviewsResult.nullable(),
  seo: SeoResult.nullable(),
  strategy: StrategyResult.nullable(),
  /** Fields of the proposal that were put on the product. */
  applied: z.array(z.enum(seoFields)),
});
export type AnalysisDetail = z.output<typeof AnalysisDetail>;
