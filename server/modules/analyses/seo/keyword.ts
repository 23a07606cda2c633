import type { WritingLocale } from "@/server/modules/ai/contract";

const spaceless = /[\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A text for comparing: Persian and Arabic letters alike, without marks, joiners and case. */
export const comparable = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ي", "ی")
    .replaceAll("ك", "ک")
    .replaceAll("ё", "е")
    .replace(/[\u064b-\u0652\u0670\u00ad]|\u200c|\u200d/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();

/** How many words a text has; where words are not parted by spaces, as its language's dictionary parts them. */
export function wordCount(text: string, locale: WritingLocale): number {
  if (!spaceless.test(text)) return comparable(text).split(" ").filter(Boolean).length;
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}

/** A word without the ending that cases and plurals change, where it is long enough to have one. */
const stem = (word: string) =>
  word.length > 5 ? word.slice(0, -2) : word.length > 3 ? word.slice(0, -1) : word;

/**
 * Where a keyword stands in a text: all of its words beside one another, or all of them somewhere. Endings may differ.
 * @returns 0 to 1, the share of the text before it; null where it is not there
 */
export function keywordAt(text: string, keyword: string): number | null {
  const [body, wanted] = [comparable(text), comparable(keyword)];
  if (!body || !wanted) return null;
  const whole = body.indexOf(wanted);
  if (whole >= 0) return whole / body.length;
  if (spaceless.test(wanted)) {
    const joined = body.replaceAll(" ", "").indexOf(wanted.replaceAll(" ", ""));
    return joined < 0 ? null : joined / body.length;
  }
  const words = ` ${body}`;
  const places = wanted.split(" ").map((word) => words.indexOf(` ${stem(word)}`));
  return places.some((place) => place < 0) ? null : Math.min(...places) / body.length;
}

/** How often a keyword comes in a text, as it is or with other endings. */
export function keywordCount(text: string, keyword: string): number {
  const [body, wanted] = [comparable(text), comparable(keyword)];
  if (!wanted) return 0;
  if (spaceless.test(wanted)) return body.replaceAll(" ", "").split(wanted.replaceAll(" ", "")).length - 1;
  const stems = wanted.split(" ").map(stem);
  const words = body.split(" ");
  return words.filter((_, at) => stems.every((one, n) => words[at + n]?.startsWith(one))).length;
}
