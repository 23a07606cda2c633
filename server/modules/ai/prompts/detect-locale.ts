import type { WritingLocale } from "./tasks";

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const englishWords =
  /\b(the|an?|and|with|for|of|in|on|is|are|to|your|you|it|this|that|from|at|by|or|be|can|has|have|no|not|perfect|made|soft|long|short|new|we|our|its|these|without|when|will|all|out|over|very|was|but|i|my|so)\b/gi;
const persianWords = /(?:^|\s)(و|به|از|در|که|را|با|این|برای|است|یک|هر|آن|شما|می)(?=\s|$|[.،!؟])/g;
const arabicWords = /(?:^|\s)(في|من|على|إلى|مع|هذا|هذه|التي|الذي|أن|هو|هي|كل|عن|ذات)(?=\s|$|[.،!؟])/g;

/**
 * Whether a text in the Latin script reads as English: a fair share of its words are common English ones.
 * Up to `benefit` words get the benefit of the doubt.
 */
export function readsAsEnglish(text: string, benefit = 4): boolean {
  const words = count(text, /\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*/gu);
  if (words <= benefit) return true;
  const accents = count(text, /[\u00c0-\u024f]/g);
  return accents <= words / 8 && count(text, englishWords) >= words * 0.12;
}

/**
 * The writing language of a text, by its script and, where two share one, by letters and small words.
 * Undefined when it is in none of the seven languages or has no letters.
 */
export function detectLocale(text: string): WritingLocale | undefined {
  const arabicScript = count(text, /\p{Script=Arabic}/gu);
  const thai = count(text, /\p{Script=Thai}/gu);
  const cyrillic = count(text, /\p{Script=Cyrillic}/gu);
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(text, /\p{Script=Han}/gu);
  const latin = count(text, /\p{Script=Latin}/gu);
  const most = Math.max(arabicScript, thai, cyrillic, kana + han, latin);
  if (most === 0) return undefined;
  // One kanji or kana says as much as several letters of an alphabet, and names stay Latin everywhere.
  if (kana > 0 && (kana + han) * 2 >= latin) return "ja";
  if (han === most) return undefined;
  if (thai > 0 && thai * 2 >= latin) return "th";
  if (arabicScript > 0 && arabicScript * 2 >= latin) {
    const persian = count(text, /[پچژگکی\u200c]/g);
    const arabic = count(text, /[ةىيكؤإأ]/g);
    if (persian === 0 || arabic === 0) return arabic > 0 ? "ar" : "fa";
    return persian + 3 * count(text, persianWords) >= arabic + 3 * count(text, arabicWords) ? "fa" : "ar";
  }
  if (cyrillic > 0 && cyrillic * 2 >= latin) return /[әіңғүұқөһ]/i.test(text) ? "kk" : "ru";
  return readsAsEnglish(text) ? "en" : undefined;
}
