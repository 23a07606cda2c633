import { normalise } from "./normalise";
import type { Locale } from "./types";

/** The languages in the order of the tables' columns. */
export const columns: readonly Locale[] = ["en", "fa", "ar", "th", "ru", "kk", "ja"];

/**
 * Letters of the scripts that part words: Latin, Greek, Cyrillic, Arabic. As ranges, and not as properties of Unicode,
 * which take a while to compile in each of some thousand expressions.
 */
const letters = "a-z\\u00df-\\u024f\\u0370-\\u052f\\u0620-\\u064a\\u066e-\\u06d3\\u06d5\\u06ee-\\u06ef";
const letter = `${letters}0-9`;
const kazakhEnding =
  "(?:[лдт][ае]р)?(?:[ыі]м[ыі]з|с?[ыі])?(?:[ндт][ыі]ң|[ндт][ыі]|[ғгқк][ае]|н[ае]|[ндт][ае]н?|[мбп]ен|н[ае]н|л[ыі]|д[ае]ғы|д[ае]й|т[ае]ғы)?";

/** What may stand before and after a word so that it is still the word. Thai and Japanese part no words. */
const edges: Record<Locale, [before: string, after: string]> = {
  en: [`(?<![${letter}])`, `(?:e?s)?(?![${letter}])`],
  fa: [`(?<![${letter}])`, `(?:[ \\u200c]?(?:های|هایی|ها|ای|ی))?(?![${letter}])`],
  ar: [`(?<![${letter}])[وف]?(?:بال|کال|ال|لل|ب|ل|ک)?`, `(?:یه|ی|ه|ات|ا)?(?![${letter}])`],
  th: ["", ""],
  ru: [`(?<![${letter}])`, `(?![${letter}])`],
  kk: [`(?<![${letter}])`, `${kazakhEnding}(?![${letter}])`],
  ja: ["", ""],
};

const gap: Record<Locale, string> = {
  en: "[\\s-]+",
  fa: "[\\s\\u200c]+",
  ar: "\\s+(?:ال)?",
  th: "\\s*",
  ru: "[\\s-]+",
  kk: "[\\s-]+",
  ja: "\\s*",
};

/**
 * The source of an expression for words of a language: `|` parts alternatives, `*` stands for any ending, `_` for
 * an optional joint (a half-space, a hyphen), a space for any gap, `⟦...⟧` for an expression as it is, its alternatives parted by `/`.
 */
function wordSource(cell: string, locale: Locale): string {
  const [before, after] = edges[locale];
  return `${before}(?:${bodySource(cell, locale)})${after}`;
}

/** What stands between the edges. */
function bodySource(cell: string, locale: Locale): string {
  const [before] = edges[locale];
  // Where words are not parted, any ending would be the rest of the sentence.
  const parted = before !== "";
  const bodies = cell
    .split("|")
    .map((word) => word.trim())
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .map((word) =>
      word
        .split(/(⟦[^⟧]*⟧)/)
        .map((part) =>
          part.startsWith("⟦")
            ? `(?:${part.slice(1, -1).replaceAll("/", "|")})`
            : normalise(part)
                .text.replace(/[.+?^$()[\]\\]/g, "\\$&")
                .replaceAll("*", parted ? `[${letters}]*` : "")
                .replaceAll("_", "[\\s\\u200c-]?")
                .replaceAll(" ", gap[locale]),
        )
        .join(""),
    );
  return bodies.join("|");
}

/** Words that have a meaning, by language: a row of a table. */
export interface Entry {
  id: string;
  sources: Partial<Record<Locale, RegExp>>;
  bodies: Partial<Record<Locale, string>>;
}

/** Reads a table: `id ; en ; fa ; ar ; th ; ru ; kk ; ja`, a dash for a language without a word. */
export function readTable(table: string): Entry[] {
  return table
    .trim()
    .split("\n")
    .map((row) => {
      const [id = "", ...cells] = row.split(" ; ");
      const sources: Entry["sources"] = {};
      const bodies: Entry["bodies"] = {};
      for (const [i, locale] of columns.entries()) {
        const cell = (cells[i] ?? "").trim();
        if (!cell || cell === "-") continue;
        sources[locale] = new RegExp(wordSource(cell, locale), "gu");
        bodies[locale] = bodySource(cell, locale);
      }
      return { id: id.trim(), sources, bodies };
    });
}

/** What before or after words turns them into their absence, a doubt or an imitation. */
const denials: Record<Locale, { before: RegExp; after: RegExp }> = {
  en: {
    before:
      /(?:^|[^\p{L}])(?:no|not|without|non|faux|fake|imitation|never|zero|isn't|aren't|free of|free from|neither|nor|instead of|unlike)[\s-]+(?:an?\s+|any\s+|made of\s+|real\s+|genuine\s+|be\s+|a\s+)?$/u,
    after: /^[\s-](?:free|like|look|effect|style|feel|inspired|colou?red|toned|scented|flavou?red)(?!\p{L})/u,
  },
  fa: {
    before: /(?:بدون|بی|غیر|فاقد|نه)[\s\u200c]*$/,
    after: /^[\s\u200c]*(?:ندارد|نیست|نمی\u200c?باشد|مصنوعی|نما)/,
  },
  ar: {
    before: /(?:بدون|بلا|غیر|لیس|لیست|من دون|خال(?:ی|یه)? من|لا)\s*(?:ای\s*)?$/,
    after: /^\s+(?:صناعی|اصطناعی)/,
  },
  th: { before: /(?:ไม่มี|ไม่ใช่|ไม่ได้|ไม่|ปราศจาก|ไร้)(?:ทำจาก|ผ่าน)?$/, after: /^(?:เทียม|ไม่ได้)/ },
  ru: {
    before:
      /(?:^|[^\p{L}])(?:без|не|нет|под|ни|искусственн\p{L}*|имитаци\p{L}*|нельзя(?:\s+\p{L}+)?)\s+(?:из\s+|в\s+)?$/u,
    after: /^\s+(?:нет|отсутству)/,
  },
  kk: { before: /(?:жасанды)\s+$/u, after: /^(?:сыз|сіз|\s+(?:емес|жоқ))/u },
  ja: {
    before: /(?:人工|フェイク|合成|非)$/,
    after:
      /^(?:なし|不使用|フリー|風|調|では(?:な|あり)|ではございません|はあり?ません|はない|不可|非対応|はでき|ができ(?:ない|ません)|を使(?:わ|用し(?:な|ていま)))/,
  },
};

/** Words found in a text. */
export interface Hit {
  id: string;
  start: number;
  end: number;
}

const isDenied = (text: string, hit: Hit, locale: Locale) =>
  denials[locale].before.test(text.slice(Math.max(0, hit.start - 24), hit.start)) ||
  denials[locale].after.test(text.slice(hit.end, hit.end + 24));

/** Where words of people's own choice stand in a normalised text, with the endings of its language. */
export function placesOf(words: readonly string[], text: string, locale: Locale): Hit[] {
  return words.flatMap((word) => {
    const plain = word.replace(/[|⟦⟧{}]/gu, " ").trim();
    if (!/[\p{L}\p{N}]/u.test(plain)) return [];
    return [...text.matchAll(new RegExp(wordSource(plain, locale), "gu"))].map((match) => ({
      id: word,
      start: match.index,
      end: match.index + match[0].length,
    }));
  });
}

/** Where an entry's words of a language stand in a normalised text; what is denied or imitated is left out. */
export function hitsOf(entry: Entry, text: string, locale: Locale): Hit[] {
  const expression = entry.sources[locale];
  if (!expression) return [];
  return [...text.matchAll(expression)]
    .map((match) => ({ id: entry.id, start: match.index, end: match.index + match[0].length }))
    .filter((hit) => hit.end > hit.start && !isDenied(text, hit, locale));
}

/**
 * Finds where words of any of the entries begin, in one walk through the text: most of a text begins none, so that
 * the entries themselves are asked at few places only.
 */
export class Beginnings {
  readonly #any: RegExp | undefined;
  readonly #entries: { entry: Entry; at: RegExp }[];

  constructor(
    entries: readonly Entry[],
    readonly locale: Locale,
  ) {
    const [before, after] = edges[locale];
    const bodies = entries.flatMap((entry) => entry.bodies[locale] ?? []);
    this.#any = bodies.length > 0 ? new RegExp(`${before}(?:${bodies.join("|")})${after}`, "gu") : undefined;
    this.#entries = entries.flatMap((entry) => {
      const source = entry.sources[locale]?.source;
      return source ? [{ entry, at: new RegExp(source, "yu") }] : [];
    });
  }

  /** Every entry's words, also where they overlap; what is denied or imitated is left out. */
  find(text: string): (Hit & { entry: Entry })[] {
    const found: (Hit & { entry: Entry })[] = [];
    const any = this.#any;
    if (!any) return found;
    any.lastIndex = 0;
    for (let match = any.exec(text); match; match = any.exec(text)) {
      const start = match.index;
      for (const { entry, at } of this.#entries) {
        at.lastIndex = start;
        const words = at.exec(text)?.[0];
        if (!words) continue;
        const hit = { id: entry.id, entry, start, end: start + words.length };
        if (!isDenied(text, hit, this.locale)) found.push(hit);
      }
      any.lastIndex = start + 1;
    }
    return found;
  }
}

/** Without those that lie within a longer one. */
export function longest(hits: Hit[]): Hit[] {
  const sorted = hits.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Hit[] = [];
  for (const hit of sorted) {
    if (!kept.some((one) => hit.start < one.end && one.start < hit.end)) kept.push(hit);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}
