import { and, asc, count, eq, gt, inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { productCovers } from "@/server/modules/catalog";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { BulkItem, type BulkRun, ServiceId } from "./contract";
import { excerptsOf } from "./generation-rows";
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

/** A page of a run's products with what became of each, in their order. */
export async function bulkPage(
  tx: WorkspaceTx,
  bulkId: Id<"bulk">,
  after: number,
  limit: number,
): Promise<{ items: BulkItem[]; nextAfter: number | null }> {
  const rows = await tx
    .select()
    .from(bulkItems)
    .where(and(eq(bulkItems.bulkId, bulkId), gt(bulkItems.position, after)))
    .orderBy(asc(bulkItems.position))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const covers = await productCovers(
    tx,
    page.flatMap((row) => row.productId ?? []),
  );
  const ids = page.flatMap((row) => row.generationId ?? []);
  const excerpts = await excerptsOf(tx, ids);
  const applied = new Set(
    ids.length === 0
      ? []
      : (
          await tx
            .select({ id: generations.id })
            .from(generations)
            .where(and(inArray(generations.id, ids), sql`${generations.appliedVersion} is not null`))
        ).map((row) => row.id),
  );
  return {
    items: page.map((row) =>
      BulkItem.parse({
        id: row.id,
        product: (row.productId && covers.get(row.productId)) || null,
        status: row.status,
        errorCode: row.errorCode,
        generationId: row.generationId,
        excerpt: (row.generationId && excerpts.get(row.generationId)) || "",
        applied: row.generationId !== null && applied.has(row.generationId),
      }),
    ),
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
