import { z } from "zod";
import { Design, inTurn, preparePicture, renderThumbnail, sizeIds } from "@/server/modules/media";
import { workspaceOperation } from "@/server/operations/define";
import { PictureSource } from "../contract";
import { asPreview, Preview, previewSide } from "../pictures/preview";
import { contentOf, sourceFile } from "../pictures/source";

export const previewThumbnail = workspaceOperation("studio.use", {
  name: "studio.previewThumbnail",
  summary: "Show a thumbnail small, at no cost",
  kind: "action",
  input: z.strictObject({ source: PictureSource, design: Design, size: z.enum(sizeIds) }),
  output: Preview,
  rest: { method: "POST", path: "/studio/pictures/thumbnail/preview" },
  perMinute: 120,
  async run(ctx, { source, design, size }) {
    const content = await contentOf(await ctx.transaction((tx) => sourceFile(tx, source)));
    return asPreview(
      await inTurn(async () =>
        renderThumbnail(
          { ...design, fileType: "webp" },
          await preparePicture(content, design),
          size,
          previewSide,
        ),
      ),
    );
  },
});
