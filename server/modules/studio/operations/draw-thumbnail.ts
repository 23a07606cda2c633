import { z } from "zod";
import { Design } from "@/server/modules/media";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { PictureSource, RenderingDetail } from "../contract";
import { orderPicture } from "../pictures/order";

export const drawThumbnail = workspaceOperation("studio.use", {
  name: "studio.drawThumbnail",
  summary: "Draw the cover of a video from a template, in one size or several",
  kind: "action",
  input: z.strictObject({ source: PictureSource, design: Design, renderingId: idOf("rendering").optional() }),
  output: RenderingDetail,
  rest: { method: "POST", path: "/studio/pictures/thumbnail", status: 201 },
  perMinute: 30,
  run: (ctx, { design, ...wanted }) =>
    orderPicture(ctx, { service: "video-thumbnail", options: design }, wanted),
});
