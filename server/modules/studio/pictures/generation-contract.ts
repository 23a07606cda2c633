import { z } from "zod";
import { PictureShape, Provider } from "@/server/modules/ai/contract";
import { idOf } from "@/server/platform/ids";

export const pictureStyles = ["photo", "studio", "lifestyle", "illustration", "minimal"] as const;

/** What a picture is to show. */
export const PictureOptions = z.strictObject({
  prompt: z.string().trim().min(3).max(2000),
  style: z.enum(pictureStyles).default("photo"),
  shape: PictureShape.default("square"),
});
export type PictureOptions = z.output<typeof PictureOptions>;

export const GeneratePictureInput = z.strictObject({
  ...PictureOptions.shape,
  productId: idOf("product").optional().meta({ description: "What it is a picture of" }),
  fileId: idOf("file").optional().meta({ description: "A picture that it is to go by" }),
  renderingId: idOf("rendering").optional().meta({ description: "Make another version of this one" }),
});

/** Who would make a picture now. */
export const PictureMaker = z.object({
  points: z.int().meta({ description: "0 with the store's own key" }),
  maker: z
    .object({ provider: Provider, model: z.string() })
    .nullable()
    .meta({ description: "Null while nobody can be asked" }),
  reason: z
    .string()
    .nullable()
    .meta({ description: "Why nobody can be asked: `missing` where there is no key" }),
});
