import { Readable } from "node:stream";
import type { Document, DocumentFormat } from "./document";
import { htmlPage } from "./html";
import { markdownBody, markdownOf } from "./markdown";
import { plainTextOf } from "./plain-text";

const mediaTypes: Record<DocumentFormat, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  txt: "text/plain; charset=utf-8",
};

interface Options {
  /**
   * Whether the title stands in the text of formats that people put somewhere else; a document of a word
   * processor has it in any case.
   */
  titled: boolean;
}

async function contentOf(document: Document, format: DocumentFormat, { titled }: Options) {
  if (format === "html") return htmlPage(document, { titled });
  if (format === "md") return titled ? markdownOf(document) : `${markdownBody(document.blocks)}\n`;
  if (format === "txt") return plainTextOf(document, { titled });
  // A word processor's format is asked for seldom: its writer comes into memory with the first who does.
  return (await import("./docx")).docxOf(document);
}

/** Signs that a file's name may not have somewhere. */
const unfit = /[\\/:*?"<>|\p{Cc}]+/gu;

/** A document as a file of a format. `name` is what the file is called, without its ending. */
export async function documentFile(
  document: Document,
  format: DocumentFormat,
  { name, ...options }: Options & { name: string },
) {
  const content = await contentOf(document, format, options);
  return {
    name: `${name.replace(unfit, " ").trim().slice(0, 80) || "text"}.${format}`,
    mediaType: mediaTypes[format],
    content: Readable.from([content]),
  };
}
