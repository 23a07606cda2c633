import { workspaceOperation } from "@/server/operations/define";
import { orderBulk } from "../bulk-order";
import { BulkInput, BulkRun } from "../contract";
import { templateVersion as readVersion } from "../templates/rows";

export const startBulk = workspaceOperation("studio.use", {
  name: "studio.startBulk",
  summary: "Have a service run over many products; it goes on by itself",
  kind: "mutation",
  input: BulkInput,
  output: BulkRun,
  rest: { method: "POST", path: "/studio/bulk", status: 202 },
  async run(ctx, input) {
    const { templateId, templateVersion: number } = input.options;
    if (!templateId) return orderBulk(ctx, input);
    // All its texts by one version, though somebody changes the template meanwhile; one that is not there is said now.
    const { templateVersion } = await readVersion(ctx.tx, templateId, number);
    return orderBulk(ctx, { ...input, options: { ...input.options, templateVersion } });
  },
});
