import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { applyPicture } from "../pictures/apply";

export const applyRendering = workspaceOperation("catalog.write", {
  name: "studio.applyRendering",
  summary: "Put a picture on its product, before the others",
  kind: "mutation",
  input: z.strictObject({ id: idOf("rendering"), fileId: idOf("file").optional() }),
  output: z.object({ productId: idOf("product") }),
  rest: { method: "POST", path: "/studio/pictures/{id}/apply" },
  async run(ctx, { id, fileId }) {
    const productId = await applyPicture(ctx.tx, id, fileId);
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "product.changed",
      target: productId,
      details: { fields: ["images"] },
    });
    return { productId };
  },
});
