import { eq } from "drizzle-orm";
import type { z } from "zod";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { type ProductFacts, runObject, WritingBrief } from "@/server/modules/ai";
import type { WritingLocale } from "@/server/modules/ai/contract";
import { readProducts } from "@/server/modules/catalog";
import { factsOf } from "@/server/modules/studio";
import type { Actor } from "@/server/operations/context";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { ReviewsResult, SeoResult, SeoWish, StoredReview, StrategyResult } from "./contract";
import type { Batch } from "./reviews/batches";
import {
  composeMerge,
  MergeAnswer,
  materialOf as materialOfThemes,
  mergeForm,
  rawThemes,
  resultOf,
} from "./reviews/merge";
import { composePart, type Part, PartAnswer, partForm, partOf } from "./reviews/part";
import type { AnalysisRow } from "./rows";
import { pageOf } from "./seo/page";
import { composeSeo, seoAnswer, seoForm, seoResultOf } from "./seo/propose";
import { linkTargets } from "./seo/targets";
import {
  composeStrategy,
  materialOf,
  StrategyAnswer,
  strategyForm,
  strategyResultOf,
} from "./strategy/advise";
import { figuresOf } from "./strategy/figures";
import { causes, taskOf } from "./tasks";

/** Who orders for a job: the person who asked, by hand of the operator. */
export const actorOf = ({ createdBy }: Pick<AnalysisRow, "createdBy">): Actor => ({
  type: "operator",
  userId: createdBy,
  name: "analysis",
});

/** What a call of an analysis is about, and what is made of its answer. */
interface Question<V> {
  brief: WritingBrief;
  form: string;
  schema: z.ZodType<V>;
  compose(): V;
  result(answer: V): ReviewsResult | SeoResult | StrategyResult;
}

/** How the answer is kept: in the transaction that pays for it. */
export interface Ending {
  held: { holdId: Id<"hold">; points: number } | undefined;
  signal: AbortSignal;
  onHeld(tx: WorkspaceTx): Promise<void>;
  onDone(
    tx: WorkspaceTx,
    result: ReviewsResult | SeoResult | StrategyResult,
    by: { provider: NonNullable<AnalysisRow["provider"]>; model: string; offline: boolean; paid: number },
  ): Promise<void>;
}

async function ask<V>(row: AnalysisRow, question: Question<V>, ending: Ending): Promise<void> {
  const { brief, form, schema, compose, result } = question;
  await runObject<V, void>({
    workspaceId: row.workspaceId,
    actor: actorOf(row),
    brief,
    form,
    schema,
    compose,
    points: row.points || undefined,
    held: ending.held,
    cause: causes[row.kind],
    key: row.callKey,
    reference: row.id,
    signal: ending.signal,
    onHeld: ending.onHeld,
    onDone: (tx, { value, provider, model, offline, points }) =>
      ending.onDone(tx, result(value), { provider, model, offline, paid: points }),
  });
}

/** The part of an input that one kind has. */
export function reviewsOf({ input }: Pick<AnalysisRow, "input">): StoredReview[] {
  return "reviews" in input ? input.reviews : [];
}

/** Reads some reviews, as a part of the analysis: it takes no points by itself. */
export async function readBatch(
  row: AnalysisRow,
  batch: Batch,
  signal: AbortSignal,
): Promise<Part & { offline: boolean }> {
  const { locale } = row.input;
  const brief = WritingBrief.parse({
    task: "reviews_analysis",
    locale,
    reviews: batch.reviews.map(({ text, rating }, index) => ({ number: batch.from + index, text, rating })),
  });
  const { result } = await runObject<PartAnswer, void>({
    workspaceId: row.workspaceId,
    actor: actorOf(row),
    brief,
    form: partForm,
    schema: PartAnswer,
    compose: () => composePart(batch, locale),
    held: null,
    cause: causes.reviews,
    // A part whose process died is read again under another key; the sweep of lost calls ends the first.
    key: `${row.callKey}:${batch.from}:${crypto.randomUUID()}`,
    reference: row.id,
    signal,
  });
  return { ...partOf(result.value, batch), offline: result.offline };
}

/** Puts the parts together. */
export function finishReviews(row: AnalysisRow, parts: readonly Part[], ending: Ending): Promise<void> {
  const reviews = reviewsOf(row);
  const { locale } = row.input;
  const themes = rawThemes(parts);
  const question: Question<MergeAnswer> = {
    brief: WritingBrief.parse({ task: "reviews_analysis", locale, material: materialOfThemes(themes) }),
    form: mergeForm,
    schema: MergeAnswer,
    compose: () => composeMerge(themes, locale),
    result: (answer) => resultOf(reviews, parts, themes, answer),
  };
  return ask(row, question, ending);
}

/** Looks at the page as it is now, and has texts proposed for it. @throws AppError NOT_FOUND */
export async function proposeSeo(row: AnalysisRow, asked: SeoWish, ending: Ending): Promise<void> {
  const { locale, mode, keyword } = asked;
  const known = await withWorkspace(
    row.workspaceId,
    async (tx) => {
      const [product] = row.productId ? await readProducts(tx, [row.productId]) : [];
      if (!product) throw notFound("product");
      const [store] = await tx
        .select({ currency: workspaces.currency })
        .from(workspaces)
        .where(eq(workspaces.id, row.workspaceId));
      const currency = store?.currency ?? "USD";
      const facts: ProductFacts = factsOf(product, currency);
      const targets = mode === "advanced" ? await linkTargets(tx, product) : [];
      return { product, page: await pageOf(tx, product), facts, targets, currency };
    },
    { readOnly: true },
  );
  const { facts, targets } = known;
  return ask(
    row,
    {
      brief: WritingBrief.parse({
        task: taskOf("seo", mode),
        locale,
        facts,
        ...(targets.length > 0 && { material: targets.map(({ number, title }) => ({ number, title })) }),
        ...(keyword && { instruction: `Keyword: ${keyword}` }),
      }),
      form: seoForm({ mode, keyword }),
      schema: seoAnswer(mode),
      compose: () => composeSeo(facts, asked, targets),
      result: (answer) => seoResultOf(answer, { ...known, input: { locale, keyword } }),
    },
    ending,
  );
}

/** Has the store's figures read. */
export async function adviseStrategy(
  row: AnalysisRow,
  { locale, question }: { locale: WritingLocale; question?: string | undefined },
  ending: Ending,
): Promise<void> {
  const { figures, currency } = await withWorkspace(
    row.workspaceId,
    async (tx) => {
      const [store] = await tx
        .select({ currency: workspaces.currency })
        .from(workspaces)
        .where(eq(workspaces.id, row.workspaceId));
      return { figures: await figuresOf(tx, new Date()), currency: store?.currency ?? "USD" };
    },
    { readOnly: true },
  );
  const composed = await composeStrategy(figures, currency, locale);
  return ask(
    row,
    {
      brief: WritingBrief.parse({
        task: "strategic_analysis",
        locale,
        material: await materialOf(figures, currency, locale),
        ...(question && { instruction: question }),
      }),
      form: strategyForm,
      schema: StrategyAnswer,
      compose: () => composed,
      result: (answer) => strategyResultOf(answer, figures, currency, question),
    },
    ending,
  );
}
