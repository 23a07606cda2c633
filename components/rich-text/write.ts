import { linkRel } from "@/server/platform/rich-text";
import {
  type Block,
  type Cell,
  type Doc,
  type Inline,
  isLeaf,
  type ListItem,
  type Mark,
  marksOf,
  type Row,
  type Section,
  sameMark,
  tidyInline,
} from "./document";

const escapeText = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', "&quot;");

const tagOf = { link: "a", bold: "strong", italic: "em", underline: "u" } as const;
const startOf = (mark: Mark) =>
  mark.type === "link"
    ? `<a href="${escapeAttribute(mark.attrs.href)}" rel="${linkRel}">`
    : `<${tagOf[mark.type]}>`;

/** A line of text as HTML. */
export function htmlOfLine(line: readonly Inline[]): string {
  let out = "";
  let open: Mark[] = [];
  const closeTo = (depth: number) => {
    for (const mark of open.slice(depth).toReversed()) out += `</${tagOf[mark.type]}>`;
    open = open.slice(0, depth);
  };
  for (const inline of tidyInline(line)) {
    const marks = marksOf(inline);
    const kept = marks.findIndex((mark, i) => !sameMark(open[i], mark));
    closeTo(kept < 0 ? marks.length : kept);
    for (const mark of marks.slice(open.length)) {
      out += startOf(mark);
      open.push(mark);
    }
    out += htmlOfInline(inline);
  }
  closeTo(0);
  return out;
}

function htmlOfInline(inline: Inline): string {
  if (inline.type === "text") return escapeText(inline.text);
  if (inline.type === "hardBreak") return "<br />";
  const { src, alt, width, height } = inline.attrs;
  const size = `${width ? ` width="${width}"` : ""}${height ? ` height="${height}"` : ""}`;
  return `<img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt)}"${size} />`;
}

/** Blocks with something in them, each as HTML; a quote within a quote is one quote. */
function written(blocks: readonly Block[], inQuote: boolean): { block: Block; html: string }[] {
  return blocks.flatMap((block) => {
    if (block.type === "blockquote" && inQuote) return written(block.content, true);
    const html = htmlOfBlock(block, inQuote);
    return html ? [{ block, html }] : [];
  });
}

const htmlOfBlocks = (blocks: readonly Block[], inQuote = false) =>
  written(blocks, inQuote)
    .map(({ html }) => html)
    .join("");

function htmlOfBlock(block: Block, inQuote: boolean): string {
  switch (block.type) {
    case "paragraph":
    case "heading": {
      const tag = block.type === "paragraph" ? "p" : `h${block.attrs.level}`;
      const line = htmlOfLine(block.content ?? []);
      return line && `<${tag}>${line}</${tag}>`;
    }
    case "bulletList":
    case "orderedList": {
      const tag = block.type === "bulletList" ? "ul" : "ol";
      return `<${tag}>${block.content.map((item) => `<li>${htmlWithin(item, inQuote)}</li>`).join("")}</${tag}>`;
    }
    case "blockquote": {
      const inner = htmlOfBlocks(block.content, true);
      return inner && `<blockquote>${inner}</blockquote>`;
    }
    case "table": {
      const { caption } = block.attrs;
      return `<table>${caption && `<caption>${caption}</caption>`}${htmlOfRows(block.content, inQuote)}</table>`;
    }
  }
}

/** What stands in an item or a cell: a single paragraph at its start needs no element of its own. */
function htmlWithin({ content }: ListItem | Cell, inQuote: boolean): string {
  const parts = written(content, inQuote);
  const leaves = parts.filter(({ block }) => isLeaf(block));
  const [first] = parts;
  if (leaves.length === 1 && first?.block.type === "paragraph") {
    return (
      htmlOfLine(first.block.content ?? []) +
      parts
        .slice(1)
        .map(({ html }) => html)
        .join("")
    );
  }
  return parts.map(({ html }) => html).join("");
}

function htmlOfRows(rows: readonly Row[], inQuote: boolean): string {
  let out = "";
  let open: Section = null;
  for (const row of rows) {
    // A row that was added below those of the body belongs to them.
    const section: Section = row.attrs.section ?? (open === "tbody" ? open : null);
    if (section !== open) {
      if (open) out += `</${open}>`;
      if (section) out += `<${section}>`;
      open = section;
    }
    out += `<tr>${row.content.map((cell) => htmlOfCell(cell, inQuote)).join("")}</tr>`;
  }
  return open ? `${out}</${open}>` : out;
}

function htmlOfCell(cell: Cell, inQuote: boolean): string {
  const tag = cell.type === "tableHeader" ? "th" : "td";
  const { colspan, rowspan } = cell.attrs;
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ""}${rowspan > 1 ? ` rowspan="${rowspan}"` : ""}`;
  return `<${tag}${spans}>${htmlWithin(cell, inQuote)}</${tag}>`;
}

/** A document as HTML, in the shape that the server's sanitiser leaves as it is; empty paragraphs are not written. */
export const writeRichText = (doc: Doc): string => htmlOfBlocks(doc.content);
