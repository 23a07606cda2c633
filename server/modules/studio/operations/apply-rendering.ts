import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { applyPicture, takePictureOff } from "../pictures/apply";

const details = { fields: ["images"] };
const output = z.object({ productId: idOf("product") });

export const applyRendering = workspaceOperation("catalog.write", {
  name: "studio.applyRendering",
  summary: "Put a picture on its product, before the others",
  kind: "mutation",
  input: z.strictObject({ id: idOf("rendering"), fileId: idOf("file").optional() }),
  output,
  rest: { method: "POST", path: "/studio/pictures/{id}/apply" },
  async run(ctx, { id, fileId }) {
    const productId = await applyPicture(ctx.tx, id, fileId);
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "product.changed", target: productId, details });
    return { productId };
  },
});

export const undoApplyRendering = workspaceOperation("catalog.write", {
  name: "studio.undoApplyRendering",
  summary: "Take a picture off its product again",
  kind: "mutation",
  input: z.strictObject({ id: idOf("rendering") }),
  output,
  rest: { method: "POST", path: "/studio/pictures/{id}/undo-apply" },
  async run(ctx, { id }) {
    const productId = await takePictureOff(ctx.tx, id);
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "product.changed", target: productId, details });
    return { productId };
  },
});
