import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { orderBulk } from "../bulk-order";
import { BulkInput, BulkRun, SeriesDesign } from "../contract";

export const drawMany = workspaceOperation("studio.use", {
  name: "studio.drawMany",
  summary: "Draw a thumbnail for each of many products, with what each says and costs; it goes on by itself",
  kind: "mutation",
  input: z.strictObject({ selection: BulkInput.shape.selection, design: SeriesDesign }),
  output: BulkRun,
  rest: { method: "POST", path: "/studio/pictures/thumbnail/bulk", status: 202 },
  run: (ctx, { selection, design }) =>
    orderBulk(ctx, { service: "video-thumbnail", selection, options: design }),
});
