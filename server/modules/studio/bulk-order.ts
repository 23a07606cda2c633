import { emit } from "@/server/jobs";
import type { Recipe } from "@/server/modules/media";
import { createTask } from "@/server/modules/tasks";
import { readBalance } from "@/server/modules/wallet";
import type { ContextOf } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { toBulkRun } from "./bulk";
import type { SeriesDesign, WritingOptions } from "./contract";
import { pointsOfOne } from "./costs";
import { bulkRequested } from "./events";
import { bulkItems, bulkRuns } from "./schema";
import { selectedIds } from "./selection";
import type { ServiceId } from "./services";

interface BulkOrder {
  service: ServiceId;
  selection: Parameters<typeof selectedIds>[1];
  options: WritingOptions | Recipe | SeriesDesign;
}

/** Writes down a run over many products and has it begun. @throws AppError BAD_INPUT, INSUFFICIENT_POINTS */
export async function orderBulk(
  ctx: ContextOf<"workspace", "mutation">,
  { service, selection, options }: BulkOrder,
) {
  const points = await pointsOfOne(ctx.workspace, service);
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
}
