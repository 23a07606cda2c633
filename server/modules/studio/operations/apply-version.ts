import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { applyVersion as apply } from "../apply";

export const applyVersion = workspaceOperation("catalog.write", {
  name: "studio.applyVersion",
  summary: "Put a version of a text on its product",
  kind: "mutation",
  input: z.strictObject({ id: idOf("generation"), version: z.int().min(1) }),
  output: z.object({ productId: idOf("product") }),
  rest: { method: "POST", path: "/studio/generations/{id}/apply" },
  async run(ctx, { id, version }) {
    const productId = await apply(ctx.tx, id, version);
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "product.textApplied",
      target: productId,
      details: { generation: id },
    });
    return { productId };
  },
});
