import { z } from "zod";
import { formatIds } from "./formats";

/** What is to be done to a picture. The same picture and recipe give the same pixels. */
export const Recipe = z
  .strictObject({
    background: z.enum(["keep", "white", "transparent"]).default("white"),
    light: z.boolean().default(true).meta({ description: "Spread the tones over the whole range" }),
    whiteBalance: z.boolean().default(true).meta({ description: "Take a colour cast away" }),
    sharpen: z.enum(["none", "soft", "strong"]).default("soft"),
    upscale: z.boolean().default(false).meta({ description: "Enlarge up to twice its size" }),
    format: z.enum(formatIds).default("square"),
    fit: z.enum(["pad", "crop"]).default("pad").meta({
      description: "Where the background is kept: show all of the picture, or fill the format with it",
    }),
    fileType: z.enum(["jpeg", "webp", "png"]).default("webp"),
  })
  .refine((recipe) => recipe.background !== "transparent" || recipe.fileType !== "jpeg", {
    path: ["fileType"],
    error: "a JPEG cannot be transparent",
  });
export type Recipe = z.output<typeof Recipe>;
