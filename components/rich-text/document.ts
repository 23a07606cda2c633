/**
 * A rich text as the editor's schema has it (ProseMirror's JSON), narrowed to what `server/platform/rich-text.ts`
 * allows. Reading, writing and drawing all go through it.
 */
type MarkName = "link" | "bold" | "italic" | "underline";
export type Mark =
  | { type: "link"; attrs: { href: string } }
  | { type: "bold" }
  | { type: "italic" }
  | { type: "underline" };

interface TextNode {
  type: "text";
  text: string;
  marks?: Mark[];
}
interface BreakNode {
  type: "hardBreak";
  marks?: Mark[];
}
export interface ImageNode {
  type: "image";
  /** Width and height are plain numbers in pixels, as HTML writes them; null where the HTML says nothing. */
  attrs: { src: string; alt: string; width: string | null; height: string | null };
  marks?: Mark[];
}
export type Inline = TextNode | BreakNode | ImageNode;

interface Paragraph {
  type: "paragraph";
  content?: Inline[];
}
interface Heading {
  type: "heading";
  attrs: { level: 2 | 3 | 4 };
  content?: Inline[];
}
export type Leaf = Paragraph | Heading;

export interface ListItem {
  type: "listItem";
  content: Block[];
}
export interface List {
  type: "bulletList" | "orderedList";
  content: ListItem[];
}
interface Quote {
  type: "blockquote";
  content: Block[];
}
export interface Cell {
  type: "tableCell" | "tableHeader";
  attrs: { colspan: number; rowspan: number };
  content: Block[];
}
/** The part of a table that a row stands in; null where the HTML names none. */
export type Section = "thead" | "tbody" | "tfoot" | null;
export interface Row {
  type: "tableRow";
  attrs: { section: Section };
  content: Cell[];
}
interface Table {
  type: "table";
  /** The caption is kept as its HTML: the editor shows it and does not change it. */
  attrs: { caption: string };
  content: Row[];
}
export type Block = Leaf | List | Quote | Table;

export interface Doc {
  type: "doc";
  content: Block[];
}

/** From the outermost element inwards, as they are written. */
const markOrder: readonly MarkName[] = ["link", "bold", "italic", "underline"];

export const isLeaf = (block: Block): block is Leaf => block.type === "paragraph" || block.type === "heading";

/** The marks of a piece of text, in the order in which they are written. */
export const marksOf = (inline: Inline): Mark[] =>
  (inline.marks ?? []).toSorted((a, b) => markOrder.indexOf(a.type) - markOrder.indexOf(b.type));

export const sameMark = (a: Mark | undefined, b: Mark): boolean =>
  a?.type === b.type && (a.type !== "link" || b.type !== "link" || a.attrs.href === b.attrs.href);

const sameMarks = (a: Inline, b: Inline) => {
  const [some, others] = [marksOf(a), marksOf(b)];
  return some.length === others.length && others.every((mark, i) => sameMark(some[i], mark));
};

/**
 * A line of text as HTML means it: white space is one space (never a no-break space), none of it and no break at
 * the ends, neighbours alike are one.
 */
export function tidyInline(line: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of line) {
    if (inline.type !== "text") {
      out.push(inline);
      continue;
    }
    const text = inline.text.replace(/[ \t\n\r\f]+/g, " ");
    const last = out.at(-1);
    const joined = last?.type === "text" && sameMarks(last, inline);
    const before = last?.type === "text" ? last.text : "";
    const words = before.endsWith(" ") ? text.replace(/^ /, "") : text;
    if (!words) continue;
    if (joined) out[out.length - 1] = { ...last, text: last.text + words };
    else out.push({ ...inline, text: words });
  }
  return trimmed(trimmed(out, "start"), "end");
}

function trimmed(line: readonly Inline[], side: "start" | "end"): Inline[] {
  const rest = [...line];
  while (rest.length > 0) {
    const at = side === "start" ? 0 : rest.length - 1;
    const edge = rest[at];
    if (!edge || edge.type === "image") break;
    const text =
      edge.type === "hardBreak" ? "" : side === "start" ? edge.text.trimStart() : edge.text.trimEnd();
    if (text && edge.type === "text") {
      rest[at] = { ...edge, text };
      break;
    }
    rest.splice(at, 1);
  }
  return rest;
}
