import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { applyVersion as apply, undoApply as undo } from "../apply";

const output = z.object({ productId: idOf("product") });

export const applyVersion = workspaceOperation("catalog.write", {
  name: "studio.applyVersion",
  summary: "Put a version of a text on its product",
  kind: "mutation",
  input: z.strictObject({ id: idOf("generation"), version: z.int().min(1) }),
  output,
  rest: { method: "POST", path: "/studio/generations/{id}/apply" },
  run: async (ctx, { id, version }) => ({ productId: await apply(ctx.tx, id, version) }),
});

export const undoApply = workspaceOperation("catalog.write", {
  name: "studio.undoApply",
  summary: "Bring back what stood on the product before a text was put there",
  kind: "mutation",
  input: z.strictObject({ id: idOf("generation") }),
  output,
  rest: { method: "POST", path: "/studio/generations/{id}/undo-apply" },
  run: async (ctx, { id }) => ({ productId: await undo(ctx.tx, id) }),
});
