import type { SocialPlatform, TextLength } from "./tasks";

/** Limits of texts whose place is bounded: search results, advertisements, mail clients. Characters. */
export const textLimits = {
  seoTitle: 60,
  metaDescription: 155,
  subject: 60,
  preheader: 90,
  button: 25,
  adHeadline: 30,
  adDescription: 90,
} as const;

/** Most characters of a product description of each length (about 70, 150 and 300 words). */
export const descriptionLimits: Record<TextLength, number> = { short: 450, medium: 1_000, long: 2_000 };

/** Most characters of a post, hashtags included. X counts wide characters twice: see `xLength`. */
export const postLimits: Record<SocialPlatform, number> = {
  instagram: 2_200,
  telegram: 1_024,
  facebook: 1_500,
  x: 280,
  linkedin: 1_300,
};

/**
 * The length of a post as X counts it: characters of the ranges below once, all others (kana, kanji, emoji)
 * twice. Source: twitter-text's configuration v3 (developer.x.com, "Counting characters").
 */
export function xLength(text: string): number {
  let length = 0;
  for (const char of text.normalize("NFC")) {
    const code = char.codePointAt(0) ?? 0;
    const single =
      code <= 4351 ||
      (code >= 8192 && code <= 8205) ||
      (code >= 8208 && code <= 8223) ||
      (code >= 8242 && code <= 8247);
    length += single ? 1 : 2;
  }
  return length;
}
