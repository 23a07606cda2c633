import { z } from "zod";
import { Design } from "@/server/modules/media";
import { workspaceOperation } from "@/server/operations/define";
import { idOf, newId } from "@/server/platform/ids";
import { PictureSource, RenderingDetail } from "../contract";
import { makePicture } from "../pictures/make";
import { renderingDetail } from "../pictures/rows";

export const drawThumbnail = workspaceOperation("studio.use", {
  name: "studio.drawThumbnail",
  summary: "Draw the cover of a video from a template, in one size or several",
  kind: "action",
  input: z.strictObject({ source: PictureSource, design: Design, renderingId: idOf("rendering").optional() }),
  output: RenderingDetail,
  rest: { method: "POST", path: "/studio/pictures/thumbnail", status: 201 },
  perMinute: 30,
  async run(ctx, { source, design, renderingId }) {
    const id = await makePicture({
      workspaceId: ctx.workspace.id,
      actor: ctx.actor,
      work: { service: "video-thumbnail", options: design },
      source,
      renderingId,
      key: `picture:${newId("event")}`,
      onDone: async (tx, made) => ctx.keepAnswer(tx, await renderingDetail(tx, made)),
    });
    return ctx.transaction((tx) => renderingDetail(tx, id));
  },
});
