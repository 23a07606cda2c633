import "./rich-text.css";
import type { ReactNode } from "react";
import { linkRel } from "@/server/platform/rich-text";
import { type Block, type Cell, type Inline, isLeaf, type ListItem, marksOf, tidyInline } from "./document";
import { captionText, readRichText } from "./read";

/**
 * Shows stored rich text. The HTML is read into a document and drawn as elements, so nothing that the schema does
 * not know can reach the page, whatever is stored. Each block has the direction of its own words.
 */
export function RichText({ html }: { html: string }) {
  return (
    <div className="rich-text">
      {readRichText(html).doc.content.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing of a text; nothing in it has a state to keep
        <BlockView key={i} block={block} dir="auto" />
      ))}
    </div>
  );
}

const keyed = <T,>(items: readonly T[], draw: (item: T, key: number) => ReactNode): ReactNode =>
  items.map((item, i) => draw(item, i));

function BlockView({ block, dir }: { block: Block; dir?: "auto" }) {
  if (block.type === "paragraph") return <p dir={dir}>{inlines(block.content)}</p>;
  if (block.type === "heading") {
    const Tag = `h${block.attrs.level}` as const;
    return <Tag dir={dir}>{inlines(block.content)}</Tag>;
  }
  if (block.type === "blockquote") return <blockquote dir={dir}>{blocks(block.content)}</blockquote>;
  if (block.type === "table") {
    const { caption } = block.attrs;
    return (
      <table dir={dir}>
        {caption && <caption>{captionText(caption)}</caption>}
        <tbody>
          {keyed(block.content, (row, key) => (
            <tr key={key}>
              {keyed(row.content, (cell, at) => (
                <CellView key={at} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  const Tag = block.type === "bulletList" ? "ul" : "ol";
  return (
    <Tag dir={dir}>
      {keyed(block.content, (item, key) => (
        <li key={key}>{within(item)}</li>
      ))}
    </Tag>
  );
}

function CellView({ cell }: { cell: Cell }) {
  const Tag = cell.type === "tableHeader" ? "th" : "td";
  const { colspan, rowspan } = cell.attrs;
  return (
    <Tag colSpan={colspan} rowSpan={rowspan}>
      {within(cell)}
    </Tag>
  );
}

const blocks = (list: readonly Block[]) => keyed(list, (block, key) => <BlockView key={key} block={block} />);

/** Empty paragraphs only hold the place of a list or a heading that begins an item. */
const within = ({ content }: ListItem | Cell) =>
  blocks(content.filter((block) => !isLeaf(block) || tidyInline(block.content ?? []).length > 0));

const inlines = (line: readonly Inline[] = []) => keyed(line, inlineView);

function inlineView(inline: Inline, key: number): ReactNode {
  let view: ReactNode;
  if (inline.type === "text") view = inline.text;
  else if (inline.type === "hardBreak") view = <br />;
  else {
    const { src, alt } = inline.attrs;
    // Named, not fetched: browsers load pictures from this installation only.
    view = (
      <span className="rich-image" title={src}>
        {alt || new URL(src).hostname}
      </span>
    );
  }
  for (const mark of marksOf(inline).toReversed()) {
    if (mark.type === "bold") view = <strong>{view}</strong>;
    else if (mark.type === "italic") view = <em>{view}</em>;
    else if (mark.type === "underline") view = <u>{view}</u>;
    else {
      view = (
        <a href={mark.attrs.href} rel={linkRel} target="_blank">
          {view}
        </a>
      );
    }
  }
  return <span key={key}>{view}</span>;
}
