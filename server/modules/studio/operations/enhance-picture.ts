import { z } from "zod";
import { Recipe } from "@/server/modules/media";
import { workspaceOperation } from "@/server/operations/define";
import { idOf, newId } from "@/server/platform/ids";
import { PictureSource, RenderingDetail } from "../contract";
import { makePicture } from "../pictures/make";
import { renderingDetail } from "../pictures/rows";

export const enhancePicture = workspaceOperation("studio.use", {
  name: "studio.enhancePicture",
  summary: "Make a better picture of one that the store has; the same id again makes another version",
  kind: "action",
  input: z.strictObject({ source: PictureSource, recipe: Recipe, renderingId: idOf("rendering").optional() }),
  output: RenderingDetail,
  rest: { method: "POST", path: "/studio/pictures/enhance", status: 201 },
  perMinute: 30,
  async run(ctx, { source, recipe, renderingId }) {
    const id = await makePicture({
      workspaceId: ctx.workspace.id,
      actor: ctx.actor,
      work: { service: "image-enhancement", options: recipe },
      source,
      renderingId,
      key: `picture:${newId("event")}`,
      onDone: async (tx, made) => ctx.keepAnswer(tx, await renderingDetail(tx, made)),
    });
    return ctx.transaction((tx) => renderingDetail(tx, id));
  },
});
