import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { takePictureOff } from "../pictures/apply";

export const undoApplyRendering = workspaceOperation("catalog.write", {
  name: "studio.undoApplyRendering",
  summary: "Take a picture off its product again",
  kind: "mutation",
  input: z.strictObject({ id: idOf("rendering") }),
  output: z.object({ productId: idOf("product") }),
  rest: { method: "POST", path: "/studio/pictures/{id}/undo-apply" },
  async run(ctx, { id }) {
    const productId = await takePictureOff(ctx.tx, id);
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "product.changed",
      target: productId,
      details: { fields: ["images"] },
    });
    return { productId };
  },
});
