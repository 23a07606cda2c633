import { z } from "zod";
import { readProducts } from "@/server/modules/catalog";
import { inTurn, preparePicture, renderThumbnail, sizeIds } from "@/server/modules/media";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { BulkInput, SeriesDesign } from "../contract";
import { asPreview, Preview, previewSide } from "../pictures/preview";
import { designOf } from "../pictures/series";
import { contentOf, sourceFile } from "../pictures/source";
import { selectedIds } from "../selection";

/** How many products are looked at for one that has a picture. */
const looked = 25;

export const previewMany = workspaceOperation("studio.use", {
  name: "studio.previewMany",
  summary: "Show the thumbnail of the first product that has a picture small, at no cost",
  kind: "action",
  input: z.strictObject({
    selection: BulkInput.shape.selection,
    design: SeriesDesign,
    size: z.enum(sizeIds),
  }),
  output: Preview.extend({ product: z.object({ id: idOf("product"), title: z.string() }) }),
  rest: { method: "POST", path: "/studio/pictures/thumbnail/bulk/preview" },
  perMinute: 120,
  async run(ctx, { selection, design, size }) {
    const { product, file } = await ctx.transaction(async (tx) => {
      for (const id of (await selectedIds(tx, selection)).slice(0, looked)) {
        const [found] = await readProducts(tx, [id]);
        if (!found) continue;
        try {
          return { product: found, file: await sourceFile(tx, { productId: id }) };
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== "NO_PICTURE") throw error;
        }
      }
      throw new AppError("NO_PICTURE");
    });
    const content = await contentOf(file);
    const drawn = { ...designOf(product, design, ctx.workspace.currency), fileType: "webp" as const };
    const preview = await inTurn(async () =>
      renderThumbnail(drawn, await preparePicture(content, drawn), size, previewSide),
    );
    return { ...asPreview(preview), product: { id: product.id, title: product.title } };
  },
});
