import { directionOf, type Locale } from "@/server/platform/i18n/locales";
import { type Block, type Document, type Run, textDirection, textOf } from "./document";

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const lines = (text: string) => escaped(text).replaceAll("\n", "<br>");

/** Writes an element that holds some runs. In an item or a cell, which stand as their list does, only the words turn. */
type Write = (tag: string, runs: readonly Run[]) => string;

const runOf = ({ text, strong }: Run) => (strong ? `<strong>${lines(text)}</strong>` : lines(text));
const bare: Write = (tag, runs) => `<${tag}>${runs.map(runOf).join("")}</${tag}>`;

const directed =
  (locale: Locale): Write =>
  (tag, runs) => {
    const inner = runs.map((run) => `<bdi>${runOf(run)}</bdi>`).join("");
    const within = tag === "li" || tag === "td" || tag === "th";
    return within
      ? `<${tag}>${inner}</${tag}>`
      : `<${tag} dir="${textDirection(textOf(runs), locale)}">${inner}</${tag}>`;
  };

function htmlBlock(block: Block, write: Write): string {
  const each = (tag: string, parts: readonly string[]) =>
    parts.map((text) => write(tag, [{ text }])).join("");
  switch (block.kind) {
    case "heading":
      return write(`h${block.level}`, [block]);
    case "paragraph":
      return write("p", block.runs);
    case "note":
      return `<aside>${write("p", [block])}</aside>`;
    case "list":
      return `<ul>${block.items.map((item) => write("li", item)).join("")}</ul>`;
    case "quotes":
      return each("blockquote", block.quotes);
    case "table": {
      const rows = block.rows.map((cells) => `<tr>${each("td", cells)}</tr>`);
      return `<table><thead><tr>${each("th", block.head)}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
    }
    case "code":
      return `<pre dir="ltr">${escaped(block.text)}</pre>`;
  }
}

/** The parts of a document as plain as HTML can be: for the page of a shop, which has its own looks. */
export const htmlBody = (blocks: readonly Block[]): string =>
  blocks.map((block) => htmlBlock(block, bare)).join("");

/** For who opens the file by itself: a column that can be read and printed, in a letter that the reader's device has. */
const looks = `:root{color-scheme:light dark}
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.65 system-ui,"Segoe UI",Tahoma,Arial,sans-serif;overflow-wrap:break-word}
h1,h2,h3{line-height:1.3;break-after:avoid}
table{width:100%;border-collapse:collapse}
th,td{border:1px solid #8888;padding:.4rem .6rem;text-align:start;vertical-align:top}
tr,blockquote{break-inside:avoid}
blockquote{margin:.75rem 0;padding-inline-start:1rem;border-inline-start:3px solid #8888}
aside{opacity:.75}
pre{white-space:pre-wrap;font-size:.85em;text-align:left}
@page{margin:2cm}
@media print{:root{color-scheme:light}body{max-width:none;margin:0;padding:0;font-size:11pt}}`;

/** A whole page, to be opened, read and printed. `titled`: its title stands in the text, too. */
export function htmlPage({ title, locale, blocks }: Document, { titled }: { titled: boolean }): string {
  const write = directed(locale);
  const parts = blocks.map((block) => htmlBlock(block, write));
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
${looks}
</style>
</head>
<body>
${[...(titled ? [write("h1", [{ text: title }])] : []), ...parts].join("\n")}
</body>
</html>
`;
}
