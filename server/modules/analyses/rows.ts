import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { productCovers } from "@/server/modules/catalog";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import {
  AnalysisDetail,
  type AnalysisKind,
  AnalysisSummary,
  ReviewsResult,
  type SeoField,
  SeoResult,
  StrategyResult,
} from "./contract";
import { analyses } from "./schema";

export type AnalysisRow = typeof analyses.$inferSelect;

/** The row of an analysis. @throws AppError NOT_FOUND */
export async function analysisRow(tx: WorkspaceTx, id: Id<"analysis">): Promise<AnalysisRow> {
  const [row] = await tx.select().from(analyses).where(eq(analyses.id, id));
  if (!row) throw notFound("analysis");
  return row;
}

const excerptLength = 240;

/** One line that says what came out; of proposals the title, of others the summary. */
const excerpt = sql<string>`left(coalesce(${analyses.result} #>> '{proposal,seoTitle}',
  ${analyses.result} #>> '{summary,text}', ${analyses.result} ->> 'summary', ''), ${sql.raw(String(excerptLength))})`;

/** What a list needs of an analysis: neither its reviews nor its result. */
const listed = {
  id: analyses.id,
  kind: analyses.kind,
  status: analyses.status,
  points: analyses.points,
  productId: analyses.productId,
  createdAt: analyses.createdAt,
  asked: sql<Record<string, unknown>>`${analyses.input} - 'reviews'`,
  excerpt,
};

async function summaries(tx: WorkspaceTx, rows: Listed[]): Promise<AnalysisSummary[]> {
  const covers = await productCovers(
    tx,
    rows.flatMap(({ productId }) => productId ?? []),
  );
  return rows.map(({ productId, createdAt, ...row }) =>
    AnalysisSummary.parse({
      ...row,
      product: (productId && covers.get(productId)) || null,
      createdAt: createdAt.toISOString(),
    }),
  );
}

interface Listed extends Pick<AnalysisRow, "id" | "kind" | "status" | "points" | "productId" | "createdAt"> {
  asked: Record<string, unknown>;
  excerpt: string;
}

/** Analyses, the newest first. */
export async function listAnalysisRows(
  tx: WorkspaceTx,
  {
    kind,
    cursor,
    limit,
  }: { kind?: AnalysisKind | undefined; cursor?: Id<"analysis"> | undefined; limit: number },
): Promise<AnalysisSummary[]> {
  const rows = await tx
    .select(listed)
    .from(analyses)
    .where(and(kind && eq(analyses.kind, kind), cursor && lt(analyses.id, cursor)))
    .orderBy(desc(analyses.id))
    .limit(limit);
  return summaries(tx, rows);
}

/** An analysis as people see it. @throws AppError NOT_FOUND */
export async function analysisDetail(tx: WorkspaceTx, id: Id<"analysis">): Promise<AnalysisDetail> {
  const [row] = await tx
    .select({
      ...listed,
      taskId: analyses.taskId,
      errorCode: analyses.errorCode,
      provider: analyses.provider,
      model: analyses.model,
      offline: analyses.offline,
      result: analyses.result,
      replaced: analyses.replaced,
    })
    .from(analyses)
    .where(eq(analyses.id, id));
  if (!row) throw notFound("analysis");
  const [summary] = await summaries(tx, [row]);
  const { kind, result, replaced, taskId, errorCode, provider, model, offline } = row;
  const of = <T>(wanted: AnalysisKind, parse: (value: unknown) => T) =>
    result && kind === wanted ? parse(result) : null;
  return AnalysisDetail.parse({
    ...summary,
    taskId,
    errorCode,
    provider,
    model,
    offline,
    reviews: of("reviews", ReviewsResult.parse),
    seo: of("seo", SeoResult.parse),
    strategy: of("strategy", StrategyResult.parse),
    applied: Object.keys(replaced) as SeoField[],
  });
}
