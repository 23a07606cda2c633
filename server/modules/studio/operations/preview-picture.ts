import { z } from "zod";
import { enhance, inTurn, prepare, preparePicture, renderThumbnail } from "@/server/modules/media";
import { Design, Recipe, sizeIds } from "@/server/modules/media/contract";
import { workspaceOperation } from "@/server/operations/define";
import { PictureSource } from "../contract";
import { contentOf, sourceFile } from "../pictures/source";

/** Longest side of a preview, in pixels: enough to decide by, too small to sell with. */
const previewSide = 560;

const Preview = z.object({
  image: z.string().meta({ description: "A small picture as a data: address" }),
  width: z.int(),
  height: z.int(),
});

const asPreview = ({ content, mediaType, width, height }: Awaited<ReturnType<typeof enhance>>) => ({
  image: `data:${mediaType};base64,${content.toString("base64")}`,
  width,
  height,
});

export const previewEnhancement = workspaceOperation("studio.use", {
  name: "studio.previewEnhancement",
  summary: "Show a recipe's result small, at no cost; tells when the background is too busy",
  kind: "action",
  input: z.strictObject({ source: PictureSource, recipe: Recipe }),
  output: Preview,
  rest: { method: "POST", path: "/studio/pictures/enhance/preview" },
  perMinute: 90,
  async run(ctx, { source, recipe }) {
    const content = await contentOf(await ctx.transaction((tx) => sourceFile(tx, source)));
    const fileType = recipe.fileType === "jpeg" ? ("jpeg" as const) : ("webp" as const);
    return asPreview(
      await inTurn(async () =>
        enhance(await prepare(content, { ...recipe, fileType }, previewSide * 1.5), previewSide),
      ),
    );
  },
});

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
