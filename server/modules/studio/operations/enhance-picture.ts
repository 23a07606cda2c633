import { z } from "zod";
import { Recipe } from "@/server/modules/media";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { PictureSource, RenderingDetail } from "../contract";
import { orderPicture } from "../pictures/order";

export const enhancePicture = workspaceOperation("studio.use", {
  name: "studio.enhancePicture",
  summary: "Make a better picture of one that the store has; the same id again makes another version",
  kind: "action",
  input: z.strictObject({ source: PictureSource, recipe: Recipe, renderingId: idOf("rendering").optional() }),
  output: RenderingDetail,
  rest: { method: "POST", path: "/studio/pictures/enhance", status: 201 },
  perMinute: 30,
  run: (ctx, { recipe, ...wanted }) =>
    orderPicture(ctx, { service: "image-enhancement", options: recipe }, wanted),
});
