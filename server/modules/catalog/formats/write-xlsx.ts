import { escapeFormula } from "@/server/platform/csv/formula";
import { AppError } from "@/server/platform/errors";
import type { ProductInput } from "../contract";
import { roozHeader, roozNumbers, roozRows } from "./rooz-columns";
import { zip } from "./zip-writer";

/** Rows that a worksheet can have (Excel's limit). */
const maxRows = 1_048_576;

/** How much XML is gathered before it is handed on. */
const pieceLength = 64 * 1024;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

const contentTypes = `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`;
const rootRelations = `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const workbook = (name: string) =>
  `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="${xmlText(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const workbookRelations = `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`;
/** Style 1 is the bold header, style 2 text that stays text when somebody edits it (a barcode with leading zeros). */
const styles = `${head}<styleSheet xmlns="${spreadsheet}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
/** The sheet before its rows: the header stays in sight, and the last column is hidden where it is for programs. */
const sheetStart = ({ header, lastIsHidden = false }: SheetHead) => {
  const shown = header.length - (lastIsHidden ? 1 : 0);
  const hidden = `<col min="${header.length}" max="${header.length}" width="10" hidden="1" customWidth="1"/>`;
  return `${head}<worksheet xmlns="${spreadsheet}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${shown}" width="18" customWidth="1"/>${lastIsHidden ? hidden : ""}</cols><sheetData>`;
};
const sheetEnd = "</sheetData></worksheet>";

/** `A`, `B`, ... `AA`: the name of a column counted from 0. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** A text inside an element; what looks like an escaped character (`_x000D_`) is escaped itself. */
function xmlText(text: string): string {
  if (!/[&<>_]/.test(text)) return text;
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function rowXml(row: number, cells: readonly string[], style: number, numbers: readonly boolean[]): string {
  let xml = `<row r="${row}">`;
  cells.forEach((cell, i) => {
    if (cell === "") return;
    const place = `${columnName(i)}${row}`;
    xml +=
      numbers[i] && style !== 1
        ? `<c r="${place}"><v>${cell}</v></c>`
        : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(escapeFormula(cell))}</t></is></c>`;
  });
  return `${xml}</row>`;
}

async function* sheet(about: SheetHead, rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  let piece = sheetStart(about) + rowXml(1, about.header, 1, about.numbers);
  let row = 1;
  for await (const cells of rows) {
    if (++row > maxRows) throw new AppError("TOO_LARGE", { params: { limit: maxRows.toLocaleString("en") } });
    piece += rowXml(row, cells, 2, about.numbers);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = "";
  }
  yield piece + sheetEnd;
}

/** What a workbook of one sheet is like. */
interface SheetHead {
  /** The sheet's name: at most 31 characters, none of `[]:*?/\`. */
  name: string;
  header: readonly string[];
  /** Which columns are plain decimals; the others are text. */
  numbers: readonly boolean[];
  lastIsHidden?: boolean;
}

/**
 * Rows as an XLSX file (ECMA-376), piece by piece. Text that a spreadsheet would take for a formula is escaped.
 * @throws AppError TOO_LARGE beyond the rows that a worksheet can have
 */
export function writeSheet(
  about: SheetHead,
  rows: AsyncIterable<readonly string[]>,
): AsyncGenerator<Uint8Array> {
  return zip([
    { name: "[Content_Types].xml", contents: [contentTypes] },
    { name: "_rels/.rels", contents: [rootRelations] },
    { name: "xl/workbook.xml", contents: [workbook(about.name)] },
    { name: "xl/_rels/workbook.xml.rels", contents: [workbookRelations] },
    { name: "xl/styles.xml", contents: [styles] },
    { name: "xl/worksheets/sheet1.xml", contents: sheet(about, rows) },
  ]);
}

async function* productRows(
  products: AsyncIterable<ProductInput>,
  currency: string,
): AsyncGenerator<readonly string[]> {
  for await (const product of products) yield* roozRows(product, currency);
}

/**
 * Products as an XLSX file of our own format (rooz-columns.ts), piece by piece; amounts are in `currency`.
 * @throws AppError TOO_LARGE beyond the rows that a worksheet can have
 */
export function writeXlsx(
  products: AsyncIterable<ProductInput>,
  currency: string,
): AsyncGenerator<Uint8Array> {
  return writeSheet(
    { name: "Products", header: roozHeader, numbers: roozNumbers, lastIsHidden: true },
    productRows(products, currency),
  );
}
