import type { ReactNode } from "react";
import type { Block, Document, Run } from "@/server/platform/document/document";

/** A list whose entries have no names of their own and never change places. */
const numbered = <T,>(parts: readonly T[], draw: (part: T, key: string) => ReactNode) =>
  parts.map((part, i) => draw(part, String(i)));

const lines = (runs: readonly Run[]) =>
  numbered(runs, ({ text, strong }, key) => (strong ? <strong key={key}>{text}</strong> : text));

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading": {
      const Heading = `h${block.level}` as const;
      return <Heading dir="auto">{block.text}</Heading>;
    }
    case "paragraph":
      return <p dir="auto">{lines(block.runs)}</p>;
    case "note":
      return (
        <p dir="auto" data-note>
          {block.text}
        </p>
      );
    case "list":
      return (
        <ul>
          {numbered(block.items, (item, key) => (
            <li key={key} dir="auto">
              {lines(item)}
            </li>
          ))}
        </ul>
      );
    case "quotes":
      return numbered(block.quotes, (quote, key) => (
        <blockquote key={key} dir="auto">
          {quote}
        </blockquote>
      ));
    case "table":
      return (
        <table>
          <thead>
            <tr>
              {numbered(block.head, (cell, key) => (
                <th key={key} scope="col" dir="auto">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbered(block.rows, (row, rowKey) => (
              <tr key={rowKey}>
                {numbered(row, (cell, key) => (
                  <td key={key} dir="auto">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case "code":
      return <pre dir="ltr">{block.text}</pre>;
  }
}

/** A document as it is printed: the sheet and nothing else. */
export function DocumentView({ document: { title, locale, blocks } }: { document: Document }) {
  return (
    <article lang={locale} className="document">
      <h1 dir="auto">{title}</h1>
      {numbered(blocks, (block, key) => (
        <Part key={`${key} ${block.kind}`} block={block} />
      ))}
    </article>
  );
}
