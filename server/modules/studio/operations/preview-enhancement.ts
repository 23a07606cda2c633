import { z } from "zod";
import { enhance, inTurn, prepare, Recipe } from "@/server/modules/media";
import { workspaceOperation } from "@/server/operations/define";
import { PictureSource } from "../contract";
import { asPreview, Preview, previewSide } from "../pictures/preview";
import { contentOf, sourceFile } from "../pictures/source";

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
