import { and, asc, count, eq, gt, inArray, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { productCovers } from "@/server/modules/catalog";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { BulkItem, type BulkRun } from "./contract";
import { excerptsOf } from "./generation-rows";
import { bulkItems, bulkRuns, generations } from "./schema";
import { ServiceId } from "./services";
import { writeText } from "./write";

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

/**
 * Writes the text of one product of a run, or finds it written: an item is paid once however often this is tried.
 * @returns the code of what went wrong, or null
 */
async function writeItem(run: RunRow, item: ItemRow, currency: string): Promise<string | null> {
  const { workspaceId } = run;
  const end = (change: Partial<ItemRow>) =>
    withWorkspace(workspaceId, (tx) => tx.update(bulkItems).set(change).where(eq(bulkItems.id, item.id)));
  const [written] = await withWorkspace(workspaceId, (tx) =>
    tx
      .select({ id: generations.id, status: generations.status, errorCode: generations.errorCode })
      .from(generations)
      .where(eq(generations.bulkItemId, item.id)),
  );
  if (written?.status === "done") {
    await end({ status: "done", generationId: written.id, errorCode: null });
    return null;
  }
  if (!item.productId) {
    await end({ status: "skipped" });
    return null;
  }
  try {
    let generationId: Id<"generation"> | undefined;
    const actor = { type: "operator" as const, userId: run.createdBy, name: "bulk" };
    for await (const event of writeText({
      workspace: { id: workspaceId, currency },
      actor,
      service: ServiceId.parse(run.service),
      productId: item.productId,
      options: run.options,
      // A try that died left a text without a version; it is written on.
      generationId: written?.id,
      bulkItemId: item.id,
      // Each try is an order of its own: a hold of a try that died has been, or will be, given back.
      key: `bulk:${item.id}:${crypto.randomUUID()}`,
      signal: AbortSignal.timeout(10 * 60_000),
    })) {
      if (event.type === "done") generationId = event.generationId;
    }
    await end({ status: "done", generationId: generationId ?? null, errorCode: null });
    return null;
  } catch (error) {
    const code = error instanceof AppError ? error.code : "INTERNAL";
    if (code === "INTERNAL")
      logger("studio").error({ err: error, item: item.id }, "an item of a bulk run failed");
    await end({ status: "failed", errorCode: code });
    return code;
  }
}

/** What is to be done of a run, some products at a time. */
export function waitingItems(tx: WorkspaceTx, bulkId: Id<"bulk">, limit: number): Promise<ItemRow[]> {
  return tx
    .select()
    .from(bulkItems)
    .where(and(eq(bulkItems.bulkId, bulkId), inArray(bulkItems.status, ["waiting", "running"])))
    .orderBy(asc(bulkItems.position))
    .limit(limit);
}

/** Writes the texts of some products of a run at the same time. @returns the codes of what went wrong */
export async function writeItems(run: RunRow, items: ItemRow[]): Promise<(string | null)[]> {
  const [store] = await withWorkspace(run.workspaceId, (tx) =>
    tx.select({ currency: workspaces.currency }).from(workspaces).where(eq(workspaces.id, run.workspaceId)),
  );
  return Promise.all(items.map((item) => writeItem(run, item, store?.currency ?? "USD")));
}
