import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { seoFields } from "../contract";
import { undoField } from "../seo/apply";

export const undoSeoField = workspaceOperation("catalog.write", {
  name: "analyses.undoSeoField",
  summary: "Bring back what stood in a field before a proposal was put there",
  kind: "mutation",
  input: z.strictObject({ id: idOf("analysis"), field: z.enum(seoFields) }),
  output: z.object({ productId: idOf("product") }),
  rest: { method: "POST", path: "/analyses/{id}/undo" },
  async run(ctx, { id, field }) {
    const { productId, fields } = await undoField(ctx.tx, id, field);
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
