import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { undoEdit } from "../bulk-edit";

export const undoBulkEdit = workspaceOperation("catalog.write", {
  name: "catalog.undoBulkEdit",
  summary: "Take a change of many products back; what was changed again since stays as it is",
  kind: "mutation",
  input: z.strictObject({ edit: idOf("edit") }),
  output: z.object({ changed: z.int() }),
  rest: { method: "POST", path: "/products/bulk-edit/{edit}/undo" },
  run: async (ctx, { edit }) => ({ changed: await undoEdit(ctx, edit) }),
});
