import type { WritingLocale } from "../../prompts/tasks";
import { featuresTable } from "./features";
import { Matcher } from "./matcher";
import { traitsTable } from "./traits";
import { typesTable } from "./types";

type ConceptGroup =
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
  | "category"
  | "feature";

/** Something that goods are, are made of or have, with its word in each language. */
export interface Concept {
  id: string;
  group: ConceptGroup;
  words: Record<WritingLocale, string>;
  /** Kazakh possessive form, as it follows a name; only kinds of goods have one. */
  possessive?: string;
}

const columns: WritingLocale[] = ["en", "fa", "ar", "th", "ru", "kk", "ja"];
const kindGroups: ReadonlySet<string> = new Set(["wear", "home", "care", "food", "tech", "other"]);

interface Vocabulary {
  concepts: Concept[];
  matchers: Record<WritingLocale, Matcher<Concept>>;
}

function read(tables: string[]): Vocabulary {
  const words: Record<WritingLocale, Array<[string, Concept]>> = {
    en: [],
    fa: [],
    ar: [],
    th: [],
    ru: [],
    kk: [],
    ja: [],
  };
  const concepts: Concept[] = [];
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
        if (j === 0) concept.words[locale] = word.replace("*", "");
        if (possessive) concept.possessive = possessive;
        if (!alternative.startsWith("!"))
          words[locale].push([locale === "en" ? word.replace(/^an? /, "") : word, concept]);
      }
    }
    concepts.push(concept);
  }
  const matcher = (locale: WritingLocale) => new Matcher(locale, words[locale]);
  return {
    concepts,
    matchers: {
      en: matcher("en"),
      fa: matcher("fa"),
      ar: matcher("ar"),
      th: matcher("th"),
      ru: matcher("ru"),
      kk: matcher("kk"),
      ja: matcher("ja"),
    },
  };
}

const vocabulary = read([typesTable, traitsTable, featuresTable]);
/** Words as they are written, for values that consist of nothing else. */
const written = new Map(
  vocabulary.concepts.flatMap((concept) =>
    Object.values(concept.words).map((word) => [word.toLowerCase(), concept] as const),
  ),
);

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
  const searched = text.slice(0, 6_000);
  const { before, after } = denied[locale];
  return vocabulary.matchers[locale]
    .find(searched)
    .filter(
      ({ start, end }) =>
        !before.test(searched.slice(Math.max(0, start - 24), start)) &&
        !after.test(searched.slice(end, end + 16)),
    )
    .map(({ value, start, end }) => ({ concept: value, start, end }));
}

/** The concept that a whole value names ("Blue", "آبی", "Large"), in any language. */
export function conceptOf(value: string): Concept | undefined {
  const text = value.trim();
  if (text.length > 60) return undefined;
  for (const locale of columns) {
    const [first, ...others] = vocabulary.matchers[locale].find(text);
    if (first && others.length === 0 && first.start === 0 && first.end === text.length) return first.value;
  }
  return written.get(text.toLowerCase());
}

/** Whether a concept is a kind of goods (a shirt) and not a property of them. */
export function isKind(concept: Concept): boolean {
  return kindGroups.has(concept.group);
}
