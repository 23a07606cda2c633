/** Endings that say nothing of what a product is. Small words vanish by their frequency, these would not. */
const plural = /^([a-z]{3,}[^s])s$/;
const cyrillicEnding = /^(\p{Script=Cyrillic}{4,}?)[аеиоуыэюяйьі]{1,2}$/u;
const arabicArticle = /^(?:ال)(\p{L}{3,})$/u;

/** Runs of letters of scripts that part no words, and words of the others. */
const runs = /[\p{Script=Thai}\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー]+|[\p{L}\p{M}\p{N}]+/gu;
const unparted = /^[\p{Script=Thai}\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー]/u;

function stem(word: string): string {
  return (plural.exec(word) ?? cyrillicEnding.exec(word) ?? arabicArticle.exec(word))?.[1] ?? word;
}

/** Pairs of neighbouring characters: by them runs of Thai and Japanese compare without a dictionary. */
function pairs(run: string): string[] {
  const letters = [...run.replace(/\p{M}|ー/gu, "")];
  if (letters.length < 2) return letters;
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

/** Latin letters without their accents, which people leave out. */
const bare = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, "$1")
    .normalize("NFKC");

/** The words of a normalised text as they stand, in their order. */
export function wordsOf(text: string): string[] {
  return bare(text).match(runs) ?? [];
}

/** The words of a normalised text, reduced to what two texts are compared by. */
export function tokensOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => (unparted.test(word) ? pairs(word) : stem(word)));
}
