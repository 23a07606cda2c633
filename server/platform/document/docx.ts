import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  Document as WordDocument,
} from "docx";
import { directionOf, type Locale } from "@/server/platform/i18n/locales";
import { directedRuns } from "./directed-runs";
import { type Block, type Document, type Run, textDirection, textOf } from "./document";

/** Languages as word processors name them (BCP 47 with a region), for hyphenation and spelling. */
const languages: Record<Locale, string> = {
  en: "en-US",
  fa: "fa-IR",
  ar: "ar-SA",
  th: "th-TH",
  ru: "ru-RU",
  kk: "kk-KZ",
  ja: "ja-JP",
};

/**
 * Letters that Word, Pages and LibreOffice have or know a stand-in for, and that carry the script. They are named for
 * each kind of script: where one is missing, Word takes its own, which has no Persian or Thai letters of the same size.
 */
function fontOf(locale: Locale) {
  const western = locale === "th" ? "Tahoma" : "Arial";
  return { ascii: western, hAnsi: western, cs: western, eastAsia: "Yu Gothic" };
}

const grey = "808080";
const line = { style: BorderStyle.SINGLE, size: 4, color: grey } as const;
const bullets = "bullets";
/** Twentieths of a point. */
const gap = { after: 120 };

/** Signs that XML 1.0 cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that have to go
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** The document as Word's (Office Open XML), which Pages, LibreOffice and Google Docs open, too. */
export function docxOf({ title, locale, blocks }: Document): Promise<Buffer> {
  const directionIsRtl = directionOf(locale) === "rtl";
  /** Items and cells stand as their list or table does, in whatever script their words are. */
  const asItStands = { bidirectional: directionIsRtl };

  /** A piece of text in runs; each line feed is a break. */
  const runsOf = (text: string, rightToLeft: boolean, look: IRunOptions = {}): TextRun[] =>
    text
      .replace(unfit, "")
      .split("\n")
      .flatMap((row, i) => [
        ...(i > 0 ? [new TextRun({ break: 1 })] : []),
        ...directedRuns(row, rightToLeft).map(
          (run) => new TextRun({ ...look, text: run.text, ...(run.rightToLeft && { rightToLeft: true }) }),
        ),
      ]);

  /** A paragraph with the direction of its own words: a quote may be in another script than what is said of it. */
  const paragraph = (
    runs: readonly Run[],
    { look, ...options }: IParagraphOptions & { look?: IRunOptions } = {},
  ) => {
    const rightToLeft = textDirection(textOf(runs), locale) === "rtl";
    return new Paragraph({
      spacing: gap,
      alignment: AlignmentType.START,
      ...(rightToLeft && { bidirectional: true }),
      ...options,
      children: runs.flatMap(({ text, strong }) =>
        runsOf(text, textDirection(text, locale) === "rtl", { ...look, ...(strong && { bold: true }) }),
      ),
    });
  };

  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      ...(head && { tableHeader: true }),
      cantSplit: true,
      children: cells.map(
        (text) =>
          new TableCell({
            ...(head && { shading: { type: ShadingType.CLEAR, fill: "EEEEEE" } }),
            children: [paragraph([{ text, strong: head }], { spacing: { after: 0 }, ...asItStands })],
          }),
      ),
    });

  const partsOf = (block: Block): (Paragraph | Table)[] => {
    switch (block.kind) {
      case "heading": {
        const heading = block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
        return [
          paragraph([{ text: block.text }], {
            heading,
            keepNext: true,
            spacing: { before: 280, after: 120 },
          }),
        ];
      }
      case "paragraph":
        return [paragraph(block.runs)];
      case "note":
        return [paragraph([{ text: block.text }], { look: { color: "595959" } })];
      case "list":
        return block.items.map((item) =>
          paragraph(item, {
            numbering: { reference: bullets, level: 0 },
            spacing: { after: 60 },
            ...asItStands,
          }),
        );
      case "quotes":
        return block.quotes.map((text) => {
          const side = textDirection(text, locale) === "rtl" ? "right" : "left";
          return paragraph([{ text }], {
            keepLines: true,
            indent: { start: 360 },
            border: { [side]: { ...line, size: 12, space: 8 } },
          });
        });
      case "table":
        return [
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            visuallyRightToLeft: directionIsRtl,
            margins: { top: 60, bottom: 60, left: 100, right: 100 },
            rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
          }),
          // Two tables that touch are one; and what follows stands off.
          new Paragraph({ spacing: { after: 0 } }),
        ];
      case "code":
        return [
          new Paragraph({
            spacing: gap,
            shading: { type: ShadingType.CLEAR, fill: "F5F5F5" },
            children: runsOf(block.text, false, { font: "Courier New", size: 18 }),
          }),
        ];
    }
  };

  const language = languages[locale];
  const font = fontOf(locale);
  const heading = (size: number) => ({ run: { size, bold: true, font, color: "000000" } });
  const margin = convertMillimetersToTwip(20);
  const word = new WordDocument({
    title: title.replace(unfit, ""),
    creator: "",
    lastModifiedBy: "",
    styles: {
      default: {
        document: {
          run: { font, size: 22, language: { value: language, eastAsia: "ja-JP", bidirectional: language } },
          paragraph: { spacing: { line: 300 } },
        },
        heading1: heading(36),
        heading2: heading(28),
        heading3: heading(24),
      },
    },
    numbering: {
      config: [
        {
          reference: bullets,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: "•",
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { start: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { margin: { top: margin, bottom: margin, left: margin, right: margin } } },
        children: [
          paragraph([{ text: title }], { heading: HeadingLevel.HEADING_1, spacing: { after: 240 } }),
          ...blocks.flatMap(partsOf),
        ],
      },
    ],
  });
  return Packer.toBuffer(word);
}
