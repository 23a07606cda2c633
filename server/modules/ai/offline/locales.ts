import type { WritingLocale } from "../prompts/tasks";
import { en } from "./locales/en";
import type { Phrases } from "./phrases";

const banks: Record<WritingLocale, Phrases> = { en, fa: en, ar: en, th: en, ru: en, kk: en, ja: en };

/** The phrases of a language. */
export function phrasesOf(locale: WritingLocale): Phrases {
  return banks[locale];
}
