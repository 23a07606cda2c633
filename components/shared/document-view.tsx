import type { ReactNode } from "react";
import {
  type Block,
  type Document,
  type Run,
  textDirection,
  textOf,
} from "@/server/platform/document/document";
import { directionOf, type Locale } from "@/server/platform/i18n/locales";

/** A list whose entries have no names of their own and never change places. */
const numbered = <T,>(parts: readonly T[], draw: (part: T, key: string) => ReactNode) =>
  parts.map((part, i) => draw(part, String(i)));

const lines = (runs: readonly Run[]) =>
  numbered(runs, ({ text, strong }, key) => <bdi key={key}>{strong ? <strong>{text}</strong> : text}</bdi>);

/** Items and cells stand as their list or table does, and only their words turn; other parts stand as their words do. */
function Part({ block, locale }: { block: Block; locale: Locale }) {
  const dir = (text: string) => textDirection(text, locale);
  switch (block.kind) {
    case "heading": {
      const Heading = `h${block.level}` as const;
      return <Heading dir={dir(block.text)}>{block.text}</Heading>;
    }
    case "paragraph":
      return <p dir={dir(textOf(block.runs))}>{lines(block.runs)}</p>;
    case "note":
      return (
        <p dir={dir(block.text)} data-note>
          {block.text}
        </p>
      );
    case "list":
      return (
        <ul>
          {numbered(block.items, (item, key) => (
            <li key={key}>{lines(item)}</li>
          ))}
        </ul>
      );
    case "quotes":
      return numbered(block.quotes, (quote, key) => (
        <blockquote key={key} dir={dir(quote)}>
          {quote}
        </blockquote>
      ));
    case "table":
      return (
        <table>
          <thead>
            <tr>
              {numbered(block.head, (cell, key) => (
                <th key={key} scope="col">
                  <bdi>{cell}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbered(block.rows, (row, rowKey) => (
              <tr key={rowKey}>
                {numbered(row, (cell, key) => (
                  <td key={key}>
                    <bdi>{cell}</bdi>
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
    <article lang={locale} dir={directionOf(locale)} className="document">
      <h1 dir={textDirection(title, locale)}>{title}</h1>
      {numbered(blocks, (block, key) => (
        <Part key={`${key} ${block.kind}`} block={block} locale={locale} />
      ))}
    </article>
  );
}
