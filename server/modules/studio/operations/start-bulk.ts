import { workspaceOperation } from "@/server/operations/define";
import { orderBulk } from "../bulk-order";
import { BulkInput, BulkRun } from "../contract";
import { templateText } from "../templates/rows";

export const startBulk = workspaceOperation("studio.use", {
  name: "studio.startBulk",
  summary: "Have a service run over many products; it goes on by itself",
  kind: "mutation",
  input: BulkInput,
  output: BulkRun,
  rest: { method: "POST", path: "/studio/bulk", status: 202 },
  async run(ctx, input) {
    // A template that is not there is said at once, and not for each product.
    if (input.options.templateId) await templateText(ctx.tx, input.options.templateId);
    return orderBulk(ctx, input);
  },
});
