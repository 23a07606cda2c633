import type { WritingLocale } from "../prompts/tasks";
import { ar } from "./locales/ar";
import { en } from "./locales/en";
import { fa } from "./locales/fa";
import { ja } from "./locales/ja";
import { kk } from "./locales/kk";
import { ru } from "./locales/ru";
import { th } from "./locales/th";
import type { Phrases } from "./phrases";

const banks: Record<WritingLocale, Phrases> = { en, fa, ar, th, ru, kk, ja };

/** The phrases of a language. */
export function phrasesOf(locale: WritingLocale): Phrases {
  return banks[locale];
}
