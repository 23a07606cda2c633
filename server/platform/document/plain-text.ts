import { type Block, type Document, textOf } from "./document";

/** The parts of a plain text: blank lines part paragraphs, lines that all begin with a dash or a dot are a list. */
export function blocksOf(text: string): Block[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const lines = block.split("\n").map((line) => line.trim());
      const items = lines.flatMap((line) => /^[-*•‣–]\s+(.*)$/u.exec(line)?.[1] ?? []);
      return items.length === lines.length
        ? { kind: "list", items: items.map((item) => [{ text: item }]) }
        : { kind: "paragraph", runs: [{ text: lines.join("\n") }] };
    });
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return textOf(block.runs);
    case "list":
      return block.items.map((item) => `- ${textOf(item)}`).join("\n");
    case "quotes":
      return block.quotes.map((quote) => `“${quote}”`).join("\n");
    case "table":
      // Tabs part the cells: what is pasted into a spreadsheet is a table there.
      return [block.head, ...block.rows].map((row) => row.join("\t")).join("\n");
    default:
      return block.text;
  }
}

/** A document as a text without any marks. `titled`: its title stands above it. */
export const plainTextOf = ({ title, blocks }: Document, { titled }: { titled: boolean }): string =>
  `${[...(titled ? [title] : []), ...blocks.map(plainBlock)].join("\n\n")}\n`;
