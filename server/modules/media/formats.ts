/** What marketplaces and networks ask of a picture. Without a parser, for pages that only list them. */

export const formatIds = [
  "original",
  "square",
  "amazon",
  "digikala",
  "torob",
  "instagramSquare",
  "instagramPortrait",
  "story",
] as const;
export type FormatId = (typeof formatIds)[number];

export interface PictureFormat {
  width: number;
  height: number;
  /** How much of the picture's width or height a freed product takes, whichever it fills first. */
  fill: number;
  /** A small photo makes a smaller picture, rather than a small product in a large one: its longest side at least. */
  least: number;
}

/** Sizes in pixels. `original` has none: it keeps the picture's own. */
export const formats: Readonly<Record<Exclude<FormatId, "original">, PictureFormat>> = {
  // Shopify Help Center, "Product media types": 2048 x 2048 for square pictures.
  square: { width: 2048, height: 2048, fill: 0.9, least: 1000 },
  // Amazon Seller Central G1881, "Product image requirements": pure white, the product fills 85 %, 1600 and more for zoom.
  amazon: { width: 2000, height: 2000, fill: 0.85, least: 1000 },
  // Digikala's rules for sellers: square, from 600 x 600 to 2500 x 2500, on white.
  digikala: { width: 1600, height: 1600, fill: 0.85, least: 600 },
  // Torob shows the shop's own picture in a square tile; it asks for no size.
  torob: { width: 1200, height: 1200, fill: 0.9, least: 600 },
  // Instagram Help Center 1631821640426723: 1080 wide, from 1.91:1 to 4:5.
  instagramSquare: { width: 1080, height: 1080, fill: 0.86, least: 720 },
  instagramPortrait: { width: 1080, height: 1350, fill: 0.86, least: 900 },
  // Instagram and Telegram stories: 9:16; names and buttons lie over the upper and lower parts.
  story: { width: 1080, height: 1920, fill: 0.78, least: 1280 },
};
