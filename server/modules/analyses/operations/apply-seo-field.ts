import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { ProposedField } from "../contract";
import { applyField } from "../seo/apply";

export const applySeoField = workspaceOperation("catalog.write", {
  name: "analyses.applySeoField",
  summary: "Put a field of a proposal for search engines on its product",
  kind: "mutation",
  input: ProposedField,
  output: z.object({ productId: idOf("product") }),
  rest: { method: "POST", path: "/analyses/{id}/apply" },
  run: (ctx, { id, field }) => applyField(ctx, id, field),
});
