import { isImageAddress, isLink, richTextAttributes } from "@/server/platform/rich-text";
import {
  type Block,
  type Cell,
  type Doc,
  type ImageNode,
  type Inline,
  isLeaf,
  type Leaf,
  type List,
  type ListItem,
  type Mark,
  type Row,
  type Section,
  tidyInline,
} from "./document";
import { type Element, htmlTree } from "./html-tree";
import { htmlOfLine } from "./write";

type Nodes = Element["children"];
type LeafKind = "p" | "h2" | "h3" | "h4";

const markOf: Record<string, Mark> = {
  strong: { type: "bold" },
  b: { type: "bold" },
  em: { type: "italic" },
  i: { type: "italic" },
  u: { type: "underline" },
};
const leafOf: Record<string, LeafKind> = {
  p: "p",
  h1: "h2",
  h2: "h2",
  h3: "h3",
  h4: "h4",
  h5: "h4",
  h6: "h4",
};
/** Elements of running text; any other that is unknown parts paragraphs. */
const running = new Set(
  "span font small big sub sup mark code abbr cite q s strike del ins time label kbd samp var tt bdi bdo o:p".split(
    " ",
  ),
);

/** Reads rich text; what it holds that cannot be kept is named, such as `<div>` or `<p style>`, each once. */
export function readRichText(html: string): { doc: Doc; lost: string[] } {
  const reader = new Reader();
  const content = reader.blocks(htmlTree(html), []);
  return {
    doc: { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] },
    lost: [...reader.lost],
  };
}

class Reader {
  readonly lost = new Set<string>();

  /** What stands in a page, a quote, an item or a cell: loose text becomes paragraphs. */
  blocks(nodes: Nodes, outer: readonly Mark[], inQuote = false): Block[] {
    const out: Block[] = [];
    let line: Inline[] = [];
    const end = (kind: LeafKind) => {
      const content = tidyInline(line);
      line = [];
      if (content.length > 0) out.push(leaf(kind, content));
    };
    const walk = (children: Nodes, marks: readonly Mark[], kind: LeafKind) => {
      for (const node of children) {
        if (typeof node === "string") {
          line.push({ type: "text", text: node, ...marked(marks) });
          continue;
        }
        this.note(node);
        const { tag } = node;
        const mark = markOf[tag] ?? this.link(node);
        const block = this.block(node, marks, inQuote);
        if (tag === "br") line.push({ type: "hardBreak", ...marked(marks) });
        else if (tag === "img") line.push(...this.image(node, marks));
        else if (mark) walk(node.children, withMark(marks, mark), kind);
        else if (tag === "a" || running.has(tag)) walk(node.children, marks, kind);
        else {
          end(kind);
          if (block) out.push(...block);
          else {
            const inner = leafOf[tag] ?? kind;
            walk(node.children, marks, inner);
            end(inner);
          }
        }
      }
    };
    walk(nodes, outer, "p");
    end("p");
    return out;
  }

  /** A list, a quote or a table; undefined for what only parts paragraphs. */
  private block(element: Element, marks: readonly Mark[], inQuote: boolean): Block[] | undefined {
    const { tag, children } = element;
    if (tag === "ul" || tag === "ol") return this.list(element, marks, inQuote);
    if (tag === "table") return this.table(element, marks, inQuote);
    if (tag !== "blockquote" || inQuote) return undefined;
    const content = this.blocks(children, marks, true);
    return content.length > 0 ? [{ type: "blockquote", content }] : [];
  }

  private list({ tag, children }: Element, marks: readonly Mark[], inQuote: boolean): List[] {
    const items: ListItem[] = [];
    for (const node of children) {
      if (typeof node === "string" && node.trim() === "") continue;
      const isItem = typeof node !== "string" && node.tag === "li";
      if (isItem) this.note(node);
      const content = this.blocks(isItem ? node.children : [node], marks, inQuote);
      const last = items.at(-1);
      // A list that stands in a list, and not in an item, belongs to the item before it.
      if (!isItem && last) last.content.push(...content);
      else items.push({ type: "listItem", content });
    }
    for (const item of items) {
      if (!item.content[0] || !isLeaf(item.content[0])) item.content.unshift({ type: "paragraph" });
    }
    return items.length > 0 ? [{ type: tag === "ol" ? "orderedList" : "bulletList", content: items }] : [];
  }

  private table({ children }: Element, marks: readonly Mark[], inQuote: boolean): Block[] {
    const rows: Row[] = [];
    let caption: Block[] = [];
    let loose: Row | undefined;
    const walk = (nodes: Nodes, section: Section) => {
      loose = undefined;
      for (const node of nodes) {
        if (typeof node === "string") continue;
        this.note(node);
        const { tag } = node;
        if (tag === "td" || tag === "th") {
          // Cells without a row of their own share one, as in a browser.
          if (!loose) {
            loose = { type: "tableRow", attrs: { section }, content: [] };
            rows.push(loose);
          }
          loose.content.push(this.cell(node, marks, inQuote));
        } else if (tag === "tr") {
          loose = undefined;
          rows.push({
            type: "tableRow",
            attrs: { section },
            content: this.cells(node.children, marks, inQuote),
          });
        } else if (tag === "thead" || tag === "tbody" || tag === "tfoot") {
          walk(node.children, tag);
          loose = undefined;
        } else if (tag === "caption" && caption.length === 0) {
          caption = this.blocks(node.children, marks, inQuote);
        }
      }
    };
    walk(children, null);
    const content = rows.filter((row) => row.content.length > 0);
    // Without a row there is no table; what its caption says stays.
    if (content.length === 0) return caption;
    const captionHtml = caption
      .flatMap(linesOf)
      .map((line) => htmlOfLine(line.content ?? []))
      .join("<br />");
    return [{ type: "table", attrs: { caption: captionHtml }, content }];
  }

  private cells(nodes: Nodes, marks: readonly Mark[], inQuote: boolean): Cell[] {
    return nodes
      .filter((node) => typeof node !== "string")
      .flatMap((node) => {
        this.note(node);
        return node.tag === "td" || node.tag === "th" ? [this.cell(node, marks, inQuote)] : [];
      });
  }

  private cell({ tag, attributes, children }: Element, marks: readonly Mark[], inQuote: boolean): Cell {
    const content = this.blocks(children, marks, inQuote);
    const span = (value = "") => (/^[1-9]\d?$/.test(value) ? Number(value) : 1);
    return {
      type: tag === "th" ? "tableHeader" : "tableCell",
      attrs: { colspan: span(attributes.colspan), rowspan: span(attributes.rowspan) },
      content: content.length > 0 ? content : [{ type: "paragraph" }],
    };
  }

  private link({ tag, attributes }: Element): Mark | undefined {
    const href = attributes.href?.trim() ?? "";
    return tag === "a" && isLink(href) ? { type: "link", attrs: { href } } : undefined;
  }

  private image({ attributes }: Element, marks: readonly Mark[]): ImageNode[] {
    const { src = "", alt = "", width = "", height = "" } = attributes;
    if (!isImageAddress(src.trim())) return [];
    const size = (value: string) => (/^\d{1,4}$/.test(value) ? value : null);
    return [
      {
        type: "image",
        attrs: { src: src.trim(), alt, width: size(width), height: size(height) },
        ...marked(marks),
      },
    ];
  }

  /** Names what of an element is not kept. */
  private note({ tag, attributes }: Element): void {
    const kept: readonly string[] | undefined = Object.hasOwn(richTextAttributes, tag)
      ? richTextAttributes[tag as keyof typeof richTextAttributes]
      : undefined;
    const missing =
      (tag === "a" && !isLink(attributes.href?.trim() ?? "")) ||
      (tag === "img" && !isImageAddress(attributes.src?.trim() ?? ""));
    if (!kept || missing) this.lost.add(`<${tag}>`);
    else
      for (const name of Object.keys(attributes)) if (!kept.includes(name)) this.lost.add(`<${tag} ${name}>`);
  }
}

function leaf(kind: LeafKind, content: Inline[]): Leaf {
  if (kind === "p") return { type: "paragraph", content };
  return { type: "heading", attrs: { level: kind === "h2" ? 2 : kind === "h3" ? 3 : 4 }, content };
}

/** The lines of a block, whatever it puts them in: a caption has room for nothing else. */
function linesOf(block: Block): Leaf[] {
  if (isLeaf(block)) return [block];
  if (block.type === "table") {
    const cells = block.content.flatMap((row) => row.content);
    const caption = readRichText(block.attrs.caption).doc.content;
    return [...caption, ...cells.flatMap((cell) => cell.content)].flatMap(linesOf);
  }
  if (block.type === "blockquote") return block.content.flatMap(linesOf);
  return block.content.flatMap((item) => item.content).flatMap(linesOf);
}

const marked = (marks: readonly Mark[]) => (marks.length > 0 ? { marks: [...marks] } : {});

/** Of two links within each other, the outer one leads. */
function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  return marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark];
}

/** The words of a table's caption. */
export function captionText(caption: string): string {
  return readRichText(caption)
    .doc.content.flatMap((block) => (isLeaf(block) ? (block.content ?? []) : []))
    .map((inline) => (inline.type === "text" ? inline.text : " "))
    .join("");
}
