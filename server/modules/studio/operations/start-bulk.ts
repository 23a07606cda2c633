import { workspaceOperation } from "@/server/operations/define";
import { orderBulk } from "../bulk-order";
import { BulkInput, BulkRun } from "../contract";

export const startBulk = workspaceOperation("studio.use", {
  name: "studio.startBulk",
  summary: "Have a service run over many products; it goes on by itself",
  kind: "mutation",
  input: BulkInput,
  output: BulkRun,
  rest: { method: "POST", path: "/studio/bulk", status: 202 },
  run: orderBulk,
});
