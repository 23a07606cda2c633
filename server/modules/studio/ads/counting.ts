import { xLength } from "@/server/modules/ai/contract";

/** How networks count the length of a text. Safe for the browser: the counts beside a field are made by it. */
export type Measure = "characters" | "doubleWidth" | "ascii" | "weighted" | "freePunctuation";

/** What East Asian writing takes two columns for (UAX #11, Wide and Fullwidth), and pictures of the emoji kind. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18d08}\u{1b000}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/gu;

const address = /https?:\/\/\S+/g;
/** What X counts for any address, however long (docs.x.com, "Counting characters"). */
const addressLength = 23;

/** Marks of punctuation that Yandex does not count, up to this many. */
const freeMarks = 15;

/** A text in the signs of UTF-16, of which emoji have two or more: no network that does not say counts more. */
const characters = (text: string) => text.length;

const measures: Record<Measure, (text: string) => number> = {
  characters,
  doubleWidth: (text) => [...text].length + (text.match(wide)?.length ?? 0),
  ascii: (text) => [...text].reduce((sum, char) => sum + (char <= "\u007f" ? 1 : 2), 0),
  weighted: (text) => xLength(text.replace(address, "")) + (text.match(address)?.length ?? 0) * addressLength,
  freePunctuation: (text) =>
    characters(text) - Math.min(freeMarks, text.match(/[.,;:!?"«»„“”'()…–—-]/g)?.length ?? 0),
};

/** The length of a text as a network counts it. */
export const lengthOf = (text: string, measure: Measure): number => measures[measure](text);

/** What parts words: blanks, and whole scripts that do not part theirs. */
const between = /[\s\u200b]+|[\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。]+/u;

/** The longest word of a text, in signs: where a network bounds it, a longer one is refused. */
export const longestWord = (text: string): number =>
  text.split(between).reduce((longest, word) => Math.max(longest, word.length), 0);
