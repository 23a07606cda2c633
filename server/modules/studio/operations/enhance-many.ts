import { z } from "zod";
import { Recipe } from "@/server/modules/media";
import { workspaceOperation } from "@/server/operations/define";
import { orderBulk } from "../bulk-order";
import { BulkInput, BulkRun } from "../contract";

export const enhanceMany = workspaceOperation("studio.use", {
  name: "studio.enhanceMany",
  summary: "Make better pictures of the first pictures of many products; it goes on by itself",
  kind: "mutation",
  input: z.strictObject({ selection: BulkInput.shape.selection, recipe: Recipe }),
  output: BulkRun,
  rest: { method: "POST", path: "/studio/pictures/bulk", status: 202 },
  run: (ctx, { selection, recipe }) =>
    orderBulk(ctx, { service: "image-enhancement", selection, options: recipe }),
});
