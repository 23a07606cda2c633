import { directionOf } from "@/server/platform/i18n/locales";
import type { Block, Document, Run } from "./document";

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const lines = (text: string) => escaped(text).replaceAll("\n", "<br>");
const runsOf = (runs: readonly Run[]) =>
  runs.map(({ text, strong }) => (strong ? `<strong>${lines(text)}</strong>` : lines(text))).join("");

/** Writes an element around what is HTML already. */
type Write = (tag: string, inner: string) => string;
/** As plain as it can be: for the page of a shop, which has its own looks. */
const bare: Write = (tag, inner) => `<${tag}>${inner}</${tag}>`;
/** With the direction of its own words: a quote may be in another script than what is said of it. */
const directed: Write = (tag, inner) => `<${tag} dir="auto">${inner}</${tag}>`;

function htmlBlock(block: Block, write: Write): string {
  const each = (tag: string, parts: readonly string[]) => parts.map((part) => write(tag, part)).join("");
  switch (block.kind) {
    case "heading":
      return write(`h${block.level}`, lines(block.text));
    case "paragraph":
      return write("p", runsOf(block.runs));
    case "note":
      return write("p", `<em>${lines(block.text)}</em>`);
    case "list":
      return `<ul>${each("li", block.items.map(runsOf))}</ul>`;
    case "quotes":
      return each("blockquote", block.quotes.map(lines));
    case "table": {
      const rows = block.rows.map((cells) => `<tr>${each("td", cells.map(lines))}</tr>`);
      return `<table><thead><tr>${each("th", block.head.map(lines))}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
    }
    case "code":
      return `<pre dir="ltr">${escaped(block.text)}</pre>`;
  }
}

/** The parts of a document as HTML without any looks. */
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
pre{white-space:pre-wrap;font-size:.85em;text-align:left}
@page{margin:2cm}
@media print{:root{color-scheme:light}body{max-width:none;margin:0;padding:0;font-size:11pt}}`;

/** A whole page, to be opened, read and printed. `titled`: its title stands in the text, too. */
export function htmlPage({ title, locale, blocks }: Document, { titled }: { titled: boolean }): string {
  const parts = blocks.map((block) => htmlBlock(block, directed));
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
${[...(titled ? [directed("h1", lines(title))] : []), ...parts].join("\n")}
</body>
</html>
`;
}
