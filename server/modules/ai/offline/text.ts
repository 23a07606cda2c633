import type { WritingLocale } from "../prompts/tasks";

const namedEntities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  rsquo: "’",
  lsquo: "‘",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  times: "×",
  deg: "°",
  trade: "™",
  reg: "®",
  copy: "©",
  zwnj: "\u200c",
  euro: "€",
  pound: "£",
  yen: "¥",
  cent: "¢",
  bull: "•",
  middot: "·",
  frac12: "½",
};

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8}\d{0,2});/gi, (whole, entity: string) => {
    if (!entity.startsWith("#")) return namedEntities[entity.toLowerCase()] ?? whole;
    const code =
      entity[1]?.toLowerCase() === "x" ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    const valid = code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return valid ? String.fromCodePoint(code) : " ";
  });
}

function stripTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, " ")
    .replace(/<(script|style|template|iframe|noscript|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, " ")
    .replace(/<li\b[^<>]*>/gi, "\n• ")
    .replace(
      /<\/?(?:p|div|br|ul|ol|li|h[1-6]|tr|table|section|article|blockquote|hr|dt|dd|dl)\b[^<>]*>/gi,
      "\n",
    )
    .replace(/<\/?[a-z!?][^<>]*>/gi, "");
}

/**
 * The text of a piece of HTML (or of plain text): no tags, no scripts, entities decoded, blocks on lines of
 * their own, list items marked with a bullet. What decodes to a tag is removed too.
 */
export function plainText(html: string): string {
  // Twice: exports hold HTML that was escaped as text, and the second pass takes what the first uncovered.
  const once = stripTags(decodeEntities(stripTags(html)));
  return stripTags(decodeEntities(once))
    .replace(/[<>]/g, " ")
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/gu, " ")
    .replace(/\p{Surrogate}/gu, " ")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

/** A value on one line: a title, a tag, an option's value. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, " ").trim();
}

const segmenters = new Map<string, Intl.Segmenter>();

/** A cached segmenter of a language. */
export function segmenter(locale: WritingLocale, granularity: "word" | "sentence"): Intl.Segmenter {
  const key = `${locale}-${granularity}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(locale, { granularity });
  segmenters.set(key, known);
  return known;
}

/** The words of a text, lower case, in any of the languages (Thai and Japanese have no spaces). */
export function wordsOf(text: string, locale: WritingLocale): string[] {
  return [...segmenter(locale, "word").segment(text)]
    .filter((part) => part.isWordLike)
    .map((part) => part.segment.toLowerCase());
}

/** Cuts a text at a word so that it is at most `max` characters long (as `measure` counts them). */
export function shorten(
  text: string,
  max: number,
  locale: WritingLocale,
  options: { ellipsis?: boolean; measure?: (text: string) => number } = {},
): string {
  const measure = options.measure ?? ((value: string) => value.length);
  if (measure(text) <= max) return text;
  const tail = options.ellipsis ? "…" : "";
  const budget = max - measure(tail);
  let cut = "";
  for (const { segment } of segmenter(locale, "word").segment(text)) {
    if (measure(cut + segment) > budget) break;
    cut += segment;
  }
  // One word longer than the whole budget: cut inside it, never through a surrogate pair.
  if (!cut.trim()) for (const char of text) if (measure(cut + char) <= budget) cut += char;
  return cut.replace(/[\s\p{P}\p{S}]+$/u, "") + tail;
}

/** The first letter as a capital, where the script has capitals. */
export function capitalise(text: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase("en") + text.slice(first.length);
}
