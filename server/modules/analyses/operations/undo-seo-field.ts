import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { ProposedField } from "../contract";
import { undoField } from "../seo/apply";

export const undoSeoField = workspaceOperation("catalog.write", {
  name: "analyses.undoSeoField",
  summary: "Bring back what stood in a field before a proposal was put there",
  kind: "mutation",
  input: ProposedField,
  output: z.object({ productId: idOf("product") }),
  rest: { method: "POST", path: "/analyses/{id}/undo" },
  run: (ctx, { id, field }) => undoField(ctx, id, field),
});
