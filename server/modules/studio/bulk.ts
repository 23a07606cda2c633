import { and, asc, count, eq, gt, inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { productCovers } from "@/server/modules/catalog";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { BulkItem, type BulkRun, ServiceId } from "./contract";
import { excerptsOf, openFindings } from "./generation-rows";
import { previewsOf } from "./pictures/rows";
import { bulkItems, bulkRuns, generations } from "./schema";

type RunRow = typeof bulkRuns.$inferSelect;
type ItemRow = typeof bulkItems.$inferSelect;

/** The row of a bulk run. @throws AppError NOT_FOUND */
export async function bulkRow(tx: WorkspaceTx, id: Id<"bulk">): Promise<RunRow> {
  const [row] = await tx.select().from(bulkRuns).where(eq(bulkRuns.id, id));
  if (!row) throw notFound("bulk run");
  return row;
}

export function toBulkRun(row: RunRow): BulkRun {
  const { id, taskId, options, count: products, points, createdAt } = row;
  return {
    id,
    taskId,
    options,
    service: ServiceId.parse(row.service),
    count: products,
    points,
    createdAt: createdAt.toISOString(),
  };
}

/** Of items whose newest text has findings. */
const withFindings = sql`exists (select 1 from generations where generations.workspace_id = ${bulkItems.workspaceId}
  and generations.id = ${bulkItems.generationId} and ${openFindings} > 0)`;

/** How many texts of a run say what the facts do not support. */
export const textsToLookAt = (tx: WorkspaceTx, bulkId: Id<"bulk">): Promise<number> =>
  tx.$count(bulkItems, and(eq(bulkItems.bulkId, bulkId), withFindings));

/** A page of a run's products with what became of each, in their order. */
export async function bulkPage(
  tx: WorkspaceTx,
  bulkId: Id<"bulk">,
  after: number,
  limit: number,
  /** Only those whose text says what the facts do not support. */
  needsLook = false,
): Promise<{ items: BulkItem[]; nextAfter: number | null }> {
  const rows = await tx
    .select()
    .from(bulkItems)
    .where(
      and(eq(bulkItems.bulkId, bulkId), gt(bulkItems.position, after), needsLook ? withFindings : undefined),
    )
    .orderBy(asc(bulkItems.position))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const covers = await productCovers(
    tx,
    page.flatMap((row) => row.productId ?? []),
  );
  const ids = page.flatMap((row) => row.generationId ?? []);
  const excerpts = await excerptsOf(tx, ids);
  const texts = new Map(
    ids.length === 0
      ? []
      : (
          await tx
            .select({ id: generations.id, applied: generations.appliedVersion, findings: openFindings })
            .from(generations)
            .where(inArray(generations.id, ids))
        ).map((row) => [row.id, row]),
  );
  const pictures = await previewsOf(
    tx,
    page.flatMap((row) => row.renderingId ?? []),
  );
  return {
    items: page.map((row) => {
      const text = row.generationId ? texts.get(row.generationId) : undefined;
      const picture = row.renderingId ? pictures.get(row.renderingId) : undefined;
      return BulkItem.parse({
        id: row.id,
        product: (row.productId && covers.get(row.productId)) || null,
        status: row.status,
        errorCode: row.errorCode,
        generationId: row.generationId,
        excerpt: (row.generationId && excerpts.get(row.generationId)) || "",
        renderingId: row.renderingId,
        previewUrl: picture?.url ?? null,
        findings: text?.findings ?? 0,
        applied: picture?.applied ?? (text !== undefined && text.applied !== null),
      });
    }),
    nextAfter: rows.length > limit ? (page.at(-1)?.position ?? null) : null,
  };
}

/** How many of a run's products are done and how many failed. */
export async function bulkCounts(
  tx: WorkspaceTx,
  bulkId: Id<"bulk">,
): Promise<{ done: number; failed: number }> {
  const rows = await tx
    .select({ status: bulkItems.status, count: count() })
    .from(bulkItems)
    .where(eq(bulkItems.bulkId, bulkId))
    .groupBy(bulkItems.status);
  const of = (status: ItemRow["status"]) => rows.find((row) => row.status === status)?.count ?? 0;
  return { done: of("done"), failed: of("failed") };
}
