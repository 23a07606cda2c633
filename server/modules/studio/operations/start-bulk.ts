import { z } from "zod";
import { emit } from "@/server/jobs";
import type { Recipe } from "@/server/modules/media";
import { Recipe as RecipeContract } from "@/server/modules/media/contract";
import { createTask } from "@/server/modules/tasks";
import { readBalance } from "@/server/modules/wallet";
import type { ContextOf } from "@/server/operations/context";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { toBulkRun } from "../bulk";
import { BulkInput, BulkRun, type WritingOptions } from "../contract";
import { bulkRequested } from "../events";
import { bulkItems, bulkRuns } from "../schema";
import { selectedIds } from "../selection";
import { type ServiceId, serviceOf } from "../services";

interface BulkOrder {
  service: ServiceId;
  selection: Parameters<typeof selectedIds>[1];
  options: WritingOptions | Recipe;
}

/** Writes down a run over many products and has it begun. @throws AppError BAD_INPUT, INSUFFICIENT_POINTS */
async function order(ctx: ContextOf<"workspace", "mutation">, { service, selection, options }: BulkOrder) {
  const { points } = serviceOf(service);
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

export const startBulk = workspaceOperation("studio.use", {
  name: "studio.startBulk",
  summary: "Have a service run over many products; it goes on by itself",
  kind: "mutation",
  input: BulkInput,
  output: BulkRun,
  rest: { method: "POST", path: "/studio/bulk", status: 202 },
  run: order,
});

export const enhanceMany = workspaceOperation("studio.use", {
  name: "studio.enhanceMany",
  summary: "Make better pictures of the first pictures of many products; it goes on by itself",
  kind: "mutation",
  input: z.strictObject({ selection: BulkInput.shape.selection, recipe: RecipeContract }),
  output: BulkRun,
  rest: { method: "POST", path: "/studio/pictures/bulk", status: 202 },
  run: (ctx, { selection, recipe }) =>
    order(ctx, { service: "image-enhancement", selection, options: recipe }),
});
