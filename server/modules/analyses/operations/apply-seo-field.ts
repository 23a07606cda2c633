import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { seoFields } from "../contract";
import { applyField } from "../seo/apply";

export const applySeoField = workspaceOperation("catalog.write", {
  name: "analyses.applySeoField",
  summary: "Put a field of a proposal for search engines on its product",
  kind: "mutation",
  input: z.strictObject({ id: idOf("analysis"), field: z.enum(seoFields) }),
  output: z.object({ productId: idOf("product") }),
  rest: { method: "POST", path: "/analyses/{id}/apply" },
  async run(ctx, { id, field }) {
    const { productId, fields } = await applyField(ctx.tx, id, field);
    const deed = {
      actor: ctx.actor,
      action: "product.changed",
      target: productId,
      details: { fields },
    } as const;
    await recordAudit(ctx.tx, deed);
    return { productId };
  },
});
