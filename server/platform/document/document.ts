import { directionOf, type Locale } from "@/server/platform/i18n/locales";

/** What a document can be saved as. */
export const documentFormats = ["docx", "html", "md", "txt"] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/**
 * A piece of a line, with the direction of its own words: what others say may be in another script than what is said
 * of it. A line feed in it is a line break.
 */
export interface Run {
  text: string;
  strong?: boolean;
}

/** The parts that a document is made of, whatever file it becomes. */
export type Block =
  | { kind: "heading"; level: 2 | 3; text: string }
  | { kind: "paragraph"; runs: Run[] }
  /** What is said about the document, beside its text. */
  | { kind: "note"; text: string }
  | { kind: "list"; items: Run[][] }
  | { kind: "quotes"; quotes: string[] }
  | { kind: "table"; head: string[]; rows: string[][] }
  /** What is kept letter by letter, from left to right. */
  | { kind: "code"; text: string };

/** A text for people, in the language that `locale` names, before it is a file or a page. */
export interface Document {
  title: string;
  locale: Locale;
  blocks: Block[];
}

export const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });
export const list = (items: string[]): Block => ({ kind: "list", items: items.map((text) => [{ text }]) });

/** A heading with what stands below it; nothing where nothing does. */
export const section = (level: 2 | 3, text: string, blocks: Block[]): Block[] => {
  const said = blocks.filter((block) => !isEmpty(block));
  return said.length > 0 ? [{ kind: "heading", level, text }, ...said] : [];
};

function isEmpty(block: Block): boolean {
  if (block.kind === "list") return block.items.length === 0;
  if (block.kind === "quotes") return block.quotes.length === 0;
  if (block.kind === "table") return block.rows.length === 0;
  return false;
}

export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join("");

/** Scripts that are written from right to left. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Whether a letter belongs to a script that is written from right to left. */
export const isRightToLeft = (letter: string): boolean => rightToLeft.test(letter);

/**
 * The direction of a text by its first letter, as browsers find it for dir="auto" (Unicode's bidirectional
 * algorithm, P2 and P3); of one without letters that of the document's language.
 */
export function textDirection(text: string, locale: Locale): "ltr" | "rtl" {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  if (letter === undefined) return directionOf(locale);
  return isRightToLeft(letter) ? "rtl" : "ltr";
}
