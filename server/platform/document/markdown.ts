import type { Block, Document, Run } from "./document";

/** What Markdown would take for its own signs, and what at the beginning of a line (CommonMark 0.31, 2.4). */
const escaped = (line: string) =>
  line
    .replace(/[\\`*_[\]<>&|~]/g, "\\$&")
    .replace(/^(#{1,6}|[+-])(?=\s)/, "\\$1")
    .replace(/^(\d{1,9})([.)])(?=\s)/, "$1\\$2");

const lines = (text: string) => text.split("\n").map(escaped).join("\\\n");
/** In a heading, an item or a cell a line feed would end it. */
const oneLine = (text: string) => escaped(text.replace(/\s*\n\s*/g, " "));

const runsOf = (runs: readonly Run[], write: (text: string) => string) =>
  runs.map(({ text, strong }) => (strong ? `**${write(text)}**` : write(text))).join("");
const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** Between fences that are longer than any in it, so that none ends it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${oneLine(block.text)}`;
    case "paragraph":
      return runsOf(block.runs, lines);
    case "note":
      return `_${oneLine(block.text)}_`;
    case "list":
      return block.items.map((item) => `- ${runsOf(item, oneLine)}`).join("\n");
    case "quotes":
      return block.quotes.map((quote) => `> ${oneLine(quote)}`).join("\n>\n");
    case "table":
      return [block.head.map(oneLine), block.head.map(() => "---"), ...block.rows.map((r) => r.map(oneLine))]
        .map(row)
        .join("\n");
    case "code":
      return fenced(block.text);
  }
}

/** The parts of a document as Markdown (CommonMark with GitHub's tables) that reads the same when it is rendered. */
export const markdownBody = (blocks: readonly Block[]): string => blocks.map(markdownBlock).join("\n\n");

export const markdownOf = ({ title, blocks }: Document): string =>
  `# ${oneLine(title)}\n\n${markdownBody(blocks)}\n`;
