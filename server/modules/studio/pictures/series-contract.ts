import { z } from "zod";
import { WritingLocale } from "@/server/modules/ai/contract";
import { Design } from "@/server/modules/media/contract";

const { subtitle, badge } = Design.shape;

/** A thumbnail for each of many products: it looks the same on all, and says what each product is. */
export const SeriesDesign = Design.pick({
  template: true,
  sizes: true,
  colour: true,
  cutOut: true,
  fileType: true,
}).extend({
  locale: WritingLocale.meta({ description: "In which prices and discounts are written" }),
  subtitle: z.enum(["none", "vendor", "category", "text"]).default("none"),
  subtitleText: subtitle.meta({ description: "The same on all" }),
  price: z.boolean().default(true),
  badge: z
    .enum(["none", "discount", "text"])
    .default("discount")
    .meta({ description: "`discount`: how much less than the price before, on those that are reduced" }),
  badgeText: badge.meta({ description: "The same on all" }),
});
export type SeriesDesign = z.output<typeof SeriesDesign>;
