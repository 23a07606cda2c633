import { z } from "zod";
import type { Rendered } from "@/server/modules/media";

/** Longest side of a preview, in pixels: enough to decide by, too small to sell with. */
export const previewSide = 560;

/** A small picture, as it travels to whoever decides by it. */
export const Preview = z.object({
  image: z.string().meta({ description: "A small picture as a data: address" }),
  width: z.int(),
  height: z.int(),
});

/** A small picture as it travels. */
export const asPreview = ({ content, mediaType, width, height }: Rendered): z.output<typeof Preview> => ({
  image: `data:${mediaType};base64,${content.toString("base64")}`,
  width,
  height,
});
