import type { Locale } from "@/server/platform/i18n/locales";

/** A text as files that other programs read. Safe for the browser. */
export const exportFormats = ["markdown", "html", "text"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const kinds: Record<ExportFormat, { ending: string; mediaType: string }> = {
  markdown: { ending: "md", mediaType: "text/markdown" },
  html: { ending: "html", mediaType: "text/html" },
  text: { ending: "txt", mediaType: "text/plain" },
};

/** The parts of a plain text: blank lines part paragraphs, lines that begin with a dash or a dot are a list. */
type Block = { items: string[] } | { lines: string[] };

function blocksOf(text: string): Block[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const lines = block.split("\n").map((line) => line.trim());
      const items = lines.map((line) => /^[-*•‣–]\s+(.*)$/u.exec(line)?.[1]);
      const list = items.filter((item) => item !== undefined);
      return list.length === lines.length ? { items: list } : { lines };
    });
}

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A plain text as rich text. */
export function htmlOf(text: string): string {
  return blocksOf(text)
    .map((block) =>
      "items" in block
        ? `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`
        : `<p>${block.lines.map(escapeHtml).join("<br>")}</p>`,
    )
    .join("");
}

/** What Markdown would take for its own signs, and what at the beginning of a line (CommonMark 0.31, 2.4). */
const escapeMarkdown = (line: string) =>
  line
    .replace(/[\\`*_[\]<>&]/g, "\\$&")
    .replace(/^(#{1,6}|[+-])(?=\s)/, "\\$1")
    .replace(/^(\d{1,9})([.)])(?=\s)/, "$1\\$2");

/** A plain text as Markdown that reads the same when it is rendered. */
export function markdownOf(text: string): string {
  return blocksOf(text)
    .map((block) =>
      "items" in block
        ? block.items.map((item) => `- ${escapeMarkdown(item)}`).join("\n")
        : block.lines.map(escapeMarkdown).join("\\\n"),
    )
    .join("\n\n");
}

interface Exported {
  title: string;
  text: string;
  locale: Locale;
}

function contentOf(format: ExportFormat, { title, text, locale }: Exported): string {
  if (format === "text") return `${text.trim()}\n`;
  if (format === "markdown") return `${markdownOf(text)}\n`;
  const dir = locale === "fa" || locale === "ar" ? "rtl" : "ltr";
  return `<!doctype html>\n<html lang="${locale}" dir="${dir}">\n<meta charset="utf-8">\n<title>${escapeHtml(title)}</title>\n${htmlOf(text)}\n</html>\n`;
}

/** Signs that a file's name may not have somewhere. */
const unfit = /[\\/:*?"<>|\p{Cc}]+/gu;

/** A text as a file of a format. */
export function fileOf(format: ExportFormat, text: Exported) {
  const { ending, mediaType } = kinds[format];
  const name = text.title.replace(unfit, " ").trim().slice(0, 80) || "text";
  return { name: `${name} (${text.locale}).${ending}`, mediaType, content: contentOf(format, text) };
}
