import type { WritingLocale } from "@/server/modules/ai/contract";
import { lengthOf, type Measure } from "./counting";

/**
 * The beginning of a text that is at most so long, up to the end of a word (in a language without spaces too), without
 * a loose mark at its end. One word that is longer than all there is room for ends within it.
 */
export function trimToFit(text: string, limit: number, measure: Measure, locale: WritingLocale): string {
  const fits = (part: string) => lengthOf(part, measure) <= limit;
  if (fits(text)) return text;
  const part = beginning(new Intl.Segmenter(locale, { granularity: "word" }), text, fits);
  const cut = part.trim() ? part : beginning(new Intl.Segmenter(locale), text, fits);
  const bare = cut.replace(/[\s,;:،、–—(«“「-]+$/u, "");
  return bare || cut.trim();
}

function beginning(segmenter: Intl.Segmenter, text: string, fits: (part: string) => boolean): string {
  let cut = "";
  for (const { segment } of segmenter.segment(text)) {
    if (!fits(cut + segment)) break;
    cut += segment;
  }
  return cut;
}
