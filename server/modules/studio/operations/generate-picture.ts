import { workspaceOperation } from "@/server/operations/define";
import { newId } from "@/server/platform/ids";
import { GeneratePictureInput, RenderingDetail } from "../contract";
import { generatePicture as generate } from "../pictures/generate";
import { renderingDetail } from "../pictures/rows";

export const generatePicture = workspaceOperation("studio.use", {
  name: "studio.generatePicture",
  summary: "Have a picture made by a model, of a product or of what is described",
  kind: "action",
  input: GeneratePictureInput,
  output: RenderingDetail,
  rest: { method: "POST", path: "/studio/pictures/generate", status: 201 },
  perMinute: 10,
  async run(ctx, { productId, fileId, renderingId, ...options }) {
    const id = await generate({
      workspace: ctx.workspace,
      actor: ctx.actor,
      options,
      productId,
      fileId,
      renderingId,
      key: `picture:${newId("event")}`,
      signal: ctx.signal,
      onDone: async (tx, made) => ctx.keepAnswer(tx, await renderingDetail(tx, made)),
    });
    return ctx.transaction((tx) => renderingDetail(tx, id));
  },
});
