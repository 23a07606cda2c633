import { and, asc, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { emit } from "@/server/jobs";
import { products, whereSelected } from "@/server/modules/catalog";
import { createTask } from "@/server/modules/tasks";
import { readBalance } from "@/server/modules/wallet";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf, newId } from "@/server/platform/ids";
import { applyVersion } from "../apply";
import { bulkPage, bulkRow, toBulkRun } from "../bulk";
import { BulkInput, BulkItem, BulkRun } from "../contract";
import { bulkRequested } from "../events";
import { bulkItems, bulkRuns, generations, generationVersions } from "../schema";
import { textService } from "../write";

/** Most products of one run. */
const mostProducts = 5000;

async function selectedIds(tx: WorkspaceTx, selection: z.output<typeof BulkInput>["selection"]) {
  const rows = await tx
    .select({ id: products.id })
    .from(products)
    .where(whereSelected(selection))
    .orderBy(asc(products.id))
    .limit(mostProducts + 1);
  if (rows.length > mostProducts) {
    throw new AppError("BAD_INPUT", {
      fields: [{ path: "selection", code: "tooBig.list", params: { max: mostProducts } }],
    });
  }
  return rows.map((row) => row.id);
}

export const quoteBulk = workspaceOperation("studio.use", {
  name: "studio.quoteBulk",
  summary: "Tell what a service for many products would cost",
  kind: "query",
  input: BulkInput.pick({ service: true, selection: true }),
  output: z.object({ count: z.int(), points: z.int(), available: z.int() }),
  rest: { method: "POST", path: "/studio/bulk/quote" },
  async run(ctx, { service, selection }) {
    const { points } = textService(service);
    const ids = await selectedIds(ctx.tx, selection);
    const { available } = await readBalance(ctx.tx);
    return { count: ids.length, points: ids.length * points, available };
  },
});

export const startBulk = workspaceOperation("studio.use", {
  name: "studio.startBulk",
  summary: "Have a service run over many products; it goes on by itself",
  kind: "mutation",
  input: BulkInput,
  output: BulkRun,
  rest: { method: "POST", path: "/studio/bulk", status: 202 },
  async run(ctx, { service, selection, options }) {
    const { points } = textService(service);
    const ids = await selectedIds(ctx.tx, selection);
    if (ids.length === 0)
      throw new AppError("BAD_INPUT", { fields: [{ path: "selection", code: "required" }] });
    const needed = ids.length * points;
    const { available } = await readBalance(ctx.tx);
    if (available < needed) throw new AppError("INSUFFICIENT_POINTS", { params: { needed, available } });
    const bulkId = newId("bulk");
    const workspaceId = ctx.workspace.id;
    const taskId = await createTask(ctx.tx, {
      workspaceId,
      kind: "bulkRun",
      params: { products: ids.length },
      total: ids.length,
      userId: ctx.actor.userId,
      link: `/studio/bulk/${bulkId}`,
    });
    const [run] = await ctx.tx
      .insert(bulkRuns)
      .values({
        id: bulkId,
        workspaceId,
        service,
        options,
        taskId,
        count: ids.length,
        points: needed,
        createdBy: ctx.actor.userId,
      })
      .returning();
    if (!run) throw new Error("the run was not written");
    await ctx.tx
      .insert(bulkItems)
      .values(ids.map((productId, position) => ({ workspaceId, bulkId, productId, position })));
    await emit(ctx.tx, bulkRequested.create({ workspaceId, bulkId }));
    return toBulkRun(run);
  },
});

export const getBulk = workspaceOperation("studio.read", {
  name: "studio.getBulk",
  summary: "Read a run over many products, and a page of what became of each",
  kind: "query",
  input: z.strictObject({
    id: idOf("bulk"),
    cursor: z.int().min(0).optional(),
    limit: z.int().min(1).max(100).default(50),
  }),
  output: BulkRun.extend({ items: z.array(BulkItem), nextCursor: z.int().nullable() }),
  rest: { method: "GET", path: "/studio/bulk/{id}" },
  async run(ctx, { id, cursor, limit }) {
    const run = await bulkRow(ctx.tx, id);
    const { items, nextAfter } = await bulkPage(ctx.tx, id, cursor ?? -1, limit);
    return { ...toBulkRun(run), items, nextCursor: nextAfter };
  },
});

export const applyBulk = workspaceOperation("catalog.write", {
  name: "studio.applyBulk",
  summary: "Put every text of a run on its product; those applied already stay as they are",
  kind: "mutation",
  input: z.strictObject({ id: idOf("bulk") }),
  output: z.object({ applied: z.int(), skipped: z.int() }),
  rest: { method: "POST", path: "/studio/bulk/{id}/apply" },
  async run(ctx, { id }) {
    await bulkRow(ctx.tx, id);
    const rows = await ctx.tx
      .select({ id: generations.id, applied: generations.appliedVersion, newest: generationVersions.number })
      .from(bulkItems)
      .innerJoin(generations, eq(generations.id, bulkItems.generationId))
      .innerJoin(generationVersions, eq(generationVersions.generationId, generations.id))
      .where(and(eq(bulkItems.bulkId, id), eq(bulkItems.status, "done"), isNotNull(bulkItems.generationId)))
      .orderBy(asc(bulkItems.position), asc(generationVersions.number));
    const newest = new Map(rows.map((row) => [row.id, row]));
    let applied = 0;
    for (const row of newest.values()) {
      if (row.applied !== null) continue;
      // A product that was deleted in the meantime is passed over.
      const done = await applyVersion(ctx.tx, row.id, row.newest).then(
        () => true,
        (error: unknown) => {
          if (error instanceof AppError && error.code === "NOT_FOUND") return false;
          throw error;
        },
      );
      if (done) applied += 1;
    }
    return { applied, skipped: newest.size - applied };
  },
});
