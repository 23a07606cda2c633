import { z } from "zod";
import { readBalance } from "@/server/modules/wallet";
import { workspaceOperation } from "@/server/operations/define";
import { BulkInput, ServiceId } from "../contract";
import { pointsOfOne } from "../costs";
import { selectedIds } from "../selection";

export const quoteBulk = workspaceOperation("studio.use", {
  name: "studio.quoteBulk",
  summary: "Tell what a service for many products would cost",
  kind: "query",
  input: BulkInput.pick({ selection: true }).extend({ service: ServiceId }),
  output: z.object({
    count: z.int(),
    points: z.int().meta({ description: "None where the texts are written with the store's own key" }),
    available: z.int(),
  }),
  rest: { method: "POST", path: "/studio/bulk/quote" },
  async run(ctx, { service, selection }) {
    const points = await pointsOfOne(ctx.workspace, service);
    const ids = await selectedIds(ctx.tx, selection);
    const { available } = await readBalance(ctx.tx);
    return { count: ids.length, points: ids.length * points, available };
  },
});
