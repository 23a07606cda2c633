import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { undoApply as undo } from "../apply";

export const undoApply = workspaceOperation("catalog.write", {
  name: "studio.undoApply",
  summary: "Bring back what stood on the product before a text was put there",
  kind: "mutation",
  input: z.strictObject({ id: idOf("generation") }),
  output: z.object({ productId: idOf("product") }),
  rest: { method: "POST", path: "/studio/generations/{id}/undo-apply" },
  async run(ctx, { id }) {
    const productId = await undo(ctx.tx, id);
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "product.textTakenBack",
      target: productId,
      details: { generation: id },
    });
    return { productId };
  },
});
