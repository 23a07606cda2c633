import { ratingIn } from "@/server/modules/ai";
import type { StoredReview } from "./contract";

/**
 * Reviews in a text: a paragraph each where blank lines part them, else a line each. Stars ("5/5", "★★★★☆") are taken
 * out of them, bullets and numbers before them are left out.
 */
export function reviewsInText(text: string): StoredReview[] {
  const clean = text.replace(/\r\n?/g, "\n").trim();
  const pieces = /\n[^\S\n]*\n/.test(clean) ? clean.split(/\n[^\S\n]*\n+/) : clean.split("\n");
  return pieces.flatMap((piece) => {
    const { rating, rest } = ratingIn(piece.replace(/^\s*(?:[-*•–]|\d{1,4}[.)])\s+/, ""));
    const words = rest.replace(/^[\s:–—-]+/, "").trim();
    return words || rating !== undefined ? [{ text: words, ...(rating !== undefined && { rating }) }] : [];
  });
}
