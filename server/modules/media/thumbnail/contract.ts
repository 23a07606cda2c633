import { z } from "zod";

export const templateIds = ["spotlight", "split", "banner", "circle", "frame", "poster"] as const;
export const sizeIds = ["landscape", "square", "portrait"] as const;
export type TemplateId = (typeof templateIds)[number];
export type SizeId = (typeof sizeIds)[number];

/** Width and height of a thumbnail, in pixels: YouTube's and Aparat's, Instagram's square, and stories. */
export const thumbnailSizes: Readonly<Record<SizeId, readonly [number, number]>> = {
  landscape: [1280, 720],
  square: [1080, 1080],
  portrait: [1080, 1920],
};

const words = (most: number) => z.string().trim().max(most).default("");

/** A thumbnail: what it says, and how it looks. */
export const Design = z.strictObject({
  template: z.enum(templateIds).default("spotlight"),
  sizes: z.array(z.enum(sizeIds)).min(1).max(3).default(["landscape"]),
  title: z.string().trim().min(1).max(90),
  subtitle: words(90),
  price: words(28),
  badge: words(22),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default("#4f46e5"),
  /** Free the product from its background where it can be told from it. */
  cutOut: z.boolean().default(true),
  fileType: z.enum(["jpeg", "png", "webp"]).default("jpeg"),
});
export type Design = z.output<typeof Design>;
