import type { WritingLocale } from "../../prompts/tasks";
import { featuresTable } from "./features";
import { traitsTable } from "./traits";
import { typesTable } from "./types";

export type ConceptGroup =
  | "wear"
  | "home"
  | "care"
  | "food"
  | "tech"
  | "other"
  | "textile"
  | "hard"
  | "colour"
  | "audience"
  | "size"
  | "answer"
  | "feature";

/** Something that goods are, are made of or have, with its word in each language. */
export interface Concept {
  id: string;
  group: ConceptGroup;
  words: Record<WritingLocale, string>;
  /** Kazakh possessive form, as it follows a name; only kinds of goods have one. */
  possessive?: string;
}

interface Entry {
  concept: Concept;
  exact: RegExp;
  source: string;
  length: number;
}

const columns: WritingLocale[] = ["en", "fa", "ar", "th", "ru", "kk", "ja"];
const kindGroups: ReadonlySet<string> = new Set(["wear", "home", "care", "food", "tech", "other"]);

const before = "(?<![\\p{L}\\p{M}\\p{N}])";
const after = "(?![\\p{L}\\p{M}\\p{N}])";

/** Endings and joined words that a language adds to a word without changing what it says here. */
const shapes: Record<WritingLocale, (word: string) => string> = {
  en: (word) => `${before}${word.replace(/[ -]/g, "[\\s-]")}(?:e?s|['’]s)?${after}`,
  fa: (word) =>
    `${before}${word.replace(/[ \u200c]/g, "[\\s\\u200c]?")}(?:\\u200c?ها|\\u200c?های|\\u200c?ای|ی|ٔ)?${after}`,
  ar: (word) => `${before}و?(?:ال|بال|لل|ب|ل)?${word.replace(/ /g, "\\s")}${after}`,
  th: (word) => word,
  ru: (word) => `${before}${word.replace(/ /g, "\\s")}${after}`,
  kk: (word) =>
    `${before}${word.replace(/ /g, "\\s")}(?:[лдт][ае]р)?(?:с?[ыі])?(?:[мбп]ен|[лдт][ыі])?${after}`,
  ja: (word) => word,
};

function source(locale: WritingLocale, word: string): string {
  const escaped = word.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  return shapes[locale](escaped).replaceAll("*", "\\p{L}*");
}

interface Vocabulary {
  concepts: Concept[];
  entries: Record<WritingLocale, Entry[]>;
}

function read(tables: string[]): Vocabulary {
  const vocabulary: Vocabulary = {
    concepts: [],
    entries: { en: [], fa: [], ar: [], th: [], ru: [], kk: [], ja: [] },
  };
  for (const row of tables.flatMap((table) => table.trim().split("\n"))) {
    const [id = "", group = "", ...cells] = row.split(" ; ");
    const concept: Concept = {
      id,
      group: group as ConceptGroup,
      words: { en: "", fa: "", ar: "", th: "", ru: "", kk: "", ja: "" },
    };
    for (const [i, locale] of columns.entries()) {
      for (const [j, alternative] of (cells[i] ?? "").split("|").entries()) {
        const [word = "", possessive] = alternative.replace("!", "").split(">");
        if (j === 0) concept.words[locale] = word;
        if (possessive) concept.possessive = possessive;
        if (alternative.startsWith("!")) continue;
        const pattern = source(locale, locale === "en" ? word.replace(/^an? /, "") : word);
        vocabulary.entries[locale].push({
          concept,
          exact: new RegExp(`^(?:${pattern})$`, "iu"),
          source: pattern,
          length: word.length,
        });
      }
    }
    vocabulary.concepts.push(concept);
  }
  // The longest first: "wool blend" before "wool".
  for (const locale of columns) vocabulary.entries[locale].sort((a, b) => b.length - a.length);
  return vocabulary;
}

const vocabulary = read([typesTable, traitsTable, featuresTable]);

const scanners = new Map<WritingLocale, RegExp>();
function scanner(locale: WritingLocale): RegExp {
  const known = scanners.get(locale);
  if (known) return known;
  const made = new RegExp(vocabulary.entries[locale].map((entry) => entry.source).join("|"), "giu");
  scanners.set(locale, made);
  return made;
}

/** What stands before or after a word and turns it into its absence or imitation. */
const denied: Record<WritingLocale, { before: RegExp; after: RegExp }> = {
  en: {
    before: /\b(?:no|not|without|non|faux|fake|imitation|never|zero|free of|free from)[\s-]+(?:an?\s+)?$/i,
    after: /^[\s-](?:free|like|look|effect|style|feel|inspired|colou?red|toned|scented|flavou?red)\b/i,
  },
  fa: { before: /(?:بدون|بی|غیر|فاقد)[\s\u200c]*$/, after: /^[\s\u200c]*(?:ندارد|نیست|مصنوعی)/ },
  ar: { before: /(?:بدون|بلا|غير|ليس|ليست|من دون|خا[لٍ]+ي?ة? من)\s*$/, after: /^\s+(?:صناعي)/ },
  th: { before: /(?:ไม่มี|ไม่|ปราศจาก|ไร้)$/, after: /^เทียม/ },
  ru: { before: /(?:^|[^\p{L}])(?:без|не|нет|под|искусственн\p{L}*)\s+$/iu, after: /^(?!)/ },
  kk: { before: /(?:жасанды)\s+$/iu, after: /^(?:сыз|сіз|\s+(?:емес|жоқ))/i },
  ja: { before: /(?:人工|フェイク|合成)$/, after: /^(?:なし|不使用|フリー|風|調|ではな|はあり?ません)/ },
};

/** A concept found in a text, with its place. */
export interface Found {
  concept: Concept;
  start: number;
  end: number;
}

/** The concepts that a text of a language names, in their order; denied and imitated ones are left out. */
export function recognise(text: string, locale: WritingLocale): Found[] {
  const normal = locale === "fa" ? text.replaceAll("ي", "ی").replaceAll("ك", "ک") : text;
  const found: Found[] = [];
  for (const match of normal.slice(0, 6_000).matchAll(scanner(locale))) {
    const start = match.index;
    const end = start + match[0].length;
    const isDenied =
      denied[locale].before.test(normal.slice(Math.max(0, start - 24), start)) ||
      denied[locale].after.test(normal.slice(end, end + 16));
    const entry = isDenied
      ? undefined
      : vocabulary.entries[locale].find((candidate) => candidate.exact.test(match[0]));
    if (entry) found.push({ concept: entry.concept, start, end });
  }
  return found;
}

/** The concept that a whole value names ("Blue", "آبی", "Large"), in any language. */
export function conceptOf(value: string): Concept | undefined {
  const text = value.trim();
  for (const locale of columns) {
    const entry = vocabulary.entries[locale].find((candidate) => candidate.exact.test(text));
    if (entry) return entry.concept;
    const written = vocabulary.concepts.find((concept) => concept.words[locale] === text);
    if (written) return written;
  }
  return undefined;
}

/** Whether a concept is a kind of goods (a shirt) and not a property of them. */
export function isKind(concept: Concept): boolean {
  return kindGroups.has(concept.group);
}
