import type { WritingLocale } from "../../prompts/tasks";

/** A word (or several) in a text, with the value that the vocabulary gives it. */
export interface Match<T> {
  value: T;
  start: number;
  end: number;
}

interface Token {
  text: string;
  start: number;
  end: number;
}

interface Entry<T> {
  tokens: string[];
  length: number;
  value: T;
}

const spaceless: ReadonlySet<WritingLocale> = new Set(["th", "ja"]);
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/** Persian is typed with Arabic letters as well, and the hamza of an ezafe is often left out. */
function normalise(text: string): string {
  return text.toLowerCase().replaceAll("ي", "ی").replaceAll("ك", "ک").replaceAll("ٔ", "");
}

function tokenise(text: string): Token[] {
  return [...text.matchAll(wordPattern)].map((match) => ({
    text: normalise(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const persianEndings: ReadonlySet<string> = new Set(["", "ی", "ها", "های", "ای"]);
const kazakhEndings = /^(?:[лдт][ае]р)?(?:с?[ыі])?(?:[мбп]ен|[лдт][ыі])?$/;
const arabicJoined = /^و?(?:ال|بال|لل|ب|ل)?/;

/** Whether a word of a text is a word of the vocabulary with the endings and joined words of its language. */
function fits(locale: WritingLocale, token: string, word: string, isLast: boolean): boolean {
  if (word.endsWith("*")) {
    const stem = word.slice(0, -1);
    return (
      token.startsWith(stem) ||
      (locale === "ar" && token.includes(stem) && token.replace(arabicJoined, "").startsWith(stem))
    );
  }
  if (token === word) return true;
  if (locale === "ar") return token.endsWith(word) && token.replace(arabicJoined, "") === word;
  if (!isLast || !token.startsWith(word)) return false;
  const ending = token.slice(word.length);
  if (locale === "en") return ending === "s" || ending === "es";
  if (locale === "fa") return persianEndings.has(ending);
  return locale === "kk" && kazakhEndings.test(ending);
}

/**
 * Finds the words of a vocabulary in texts of a language: at each place the longest one, and no two that
 * overlap. A `*` at the end of a word stands for any ending. Thai and Japanese are searched letter by letter,
 * the others word by word (hyphens, apostrophes and zero-width joiners part words).
 */
export class Matcher<T> {
  readonly #buckets = new Map<string, Array<Entry<T>>>();

  constructor(
    private readonly locale: WritingLocale,
    vocabulary: Iterable<readonly [word: string, value: T]>,
  ) {
    for (const [word, value] of vocabulary) {
      const tokens = spaceless.has(locale)
        ? [word.toLowerCase().replace("*", "")]
        : [...normalise(word).matchAll(/[\p{L}\p{M}\p{N}]+\*?/gu)].map((match) => match[0]);
      const [first = ""] = tokens;
      const bucket = this.#buckets.get(this.#key(first)) ?? [];
      bucket.push({ tokens, length: word.length, value });
      this.#buckets.set(this.#key(first), bucket);
    }
    for (const bucket of this.#buckets.values()) {
      bucket.sort((a, b) => b.tokens.length - a.tokens.length || b.length - a.length);
    }
  }

  /** Vocabularies are looked up by the beginning of a word; Arabic words may have others joined before them. */
  #key(word: string): string {
    return this.locale === "ar" ? "" : word.slice(0, spaceless.has(this.locale) ? 1 : 2).replace("*", "");
  }

  /** All matches, in the order of the text. */
  find(text: string): Array<Match<T>> {
    return spaceless.has(this.locale) ? this.#findLetters(text) : this.#findWords(text);
  }

  #findWords(text: string): Array<Match<T>> {
    const tokens = tokenise(text);
    const found: Array<Match<T>> = [];
    for (let i = 0; i < tokens.length; i++) {
      const entry = this.#buckets.get(this.#key(tokens[i]?.text ?? ""))?.find(({ tokens: words }) =>
        words.every((word, j) => {
          const token = tokens[i + j];
          return token !== undefined && fits(this.locale, token.text, word, j === words.length - 1);
        }),
      );
      const [start, end] = [tokens[i]?.start, tokens[i + (entry?.tokens.length ?? 1) - 1]?.end];
      if (!entry || start === undefined || end === undefined) continue;
      found.push({ value: entry.value, start, end });
      i += entry.tokens.length - 1;
    }
    return found;
  }

  #findLetters(text: string): Array<Match<T>> {
    const lower = text.toLowerCase();
    const searched = lower.length === text.length ? lower : text;
    const found: Array<Match<T>> = [];
    for (let i = 0; i < searched.length; i++) {
      const entry = this.#buckets
        .get(searched[i] ?? "")
        ?.find(({ tokens: [word = ""] }) => searched.startsWith(word, i));
      if (!entry) continue;
      found.push({ value: entry.value, start: i, end: i + entry.length });
      i += entry.length - 1;
    }
    return found;
  }
}
