import { AppError } from "@/server/platform/errors";
import { SharedStrings } from "./shared-strings";
import { SheetScanner } from "./sheet-scanner";
import { type ByteSource, type RawRecord, type Table, tableLimits, uniqueNames } from "./table";
import { attribute, XmlScanner } from "./xml-scanner";
import { unreadable, ZipArchive } from "./zip-reader";

/** All elements of a name in a small document of the archive, as tags. */
async function elements(archive: ZipArchive, document: string, element: string): Promise<string[]> {
  const tags: string[] = [];
  const scanner = new XmlScanner({
    open(name, tag) {
      if (name === element && tags.length < 1000) tags.push(tag);
    },
    close: () => {},
    text: () => {},
  });
  const decoder = new TextDecoder();
  for await (const chunk of archive.read(document)) scanner.write(decoder.decode(chunk, { stream: true }));
  return tags;
}

/** The place in the archive that an address in one of its documents means; undefined for one that means nothing. */
function placeOf(target: string, folder: string): string | undefined {
  try {
    return decodeURIComponent(new URL(target, `zip:///${folder}`).pathname.slice(1));
  } catch {
    return undefined;
  }
}

/** Where the parts that a document points to lie, by id or by the last word of their type. */
async function relations(archive: ZipArchive, document: string): Promise<Map<string, string>> {
  const folder = document.slice(0, document.lastIndexOf("/") + 1);
  const list = `${folder}_rels/${document.slice(folder.length)}.rels`;
  const found = new Map<string, string>();
  if (!archive.has(list)) return found;
  for (const tag of await elements(archive, list, "Relationship")) {
    const place = placeOf(attribute(tag, "Target") ?? "", folder);
    if (place === undefined) continue;
    const type = attribute(tag, "Type") ?? "";
    for (const key of [attribute(tag, "Id"), type.slice(type.lastIndexOf("/") + 1)]) {
      if (key !== undefined && !found.has(key)) found.set(key, place);
    }
  }
  return found;
}

/** The worksheet named Products, else the first that is not hidden. */
async function findSheet(archive: ZipArchive): Promise<{ sheet: string; strings: string | undefined }> {
  const workbook = (await relations(archive, "")).get("officeDocument") ?? "xl/workbook.xml";
  if (!archive.has(workbook)) throw unreadable();
  const parts = await relations(archive, workbook);
  const sheets = await elements(archive, workbook, "sheet");
  const shown = sheets.filter((tag) => (attribute(tag, "state") ?? "visible") === "visible");
  const chosen =
    sheets.find((tag) => attribute(tag, "name")?.trim().toLowerCase() === "products") ?? shown[0];
  // `id` without a prefix could be another attribute's end, hence the relationship's prefix is looked for first.
  const id = chosen && (/\w+:id\s*=\s*["']([^"']*)["']/.exec(chosen)?.[1] ?? attribute(chosen, "id"));
  const sheet = id === undefined ? undefined : parts.get(id);
  if (!sheet || !archive.has(sheet)) throw unreadable();
  const strings = parts.get("sharedStrings");
  return { sheet, strings: strings && archive.has(strings) ? strings : undefined };
}

/**
 * Opens an XLSX file: the sheet named Products, else the first. The archive and its table of strings lie in
 * temporary files until `close`, so memory stays bounded however large the file is.
 * @throws AppError UNSUPPORTED_FILE, TOO_LARGE
 */
export async function openXlsx(source: ByteSource): Promise<Table> {
  const archive = await ZipArchive.open(source);
  let strings: SharedStrings | undefined;
  const close = async () => {
    await strings?.close();
    await archive.close();
  };
  const rows = async function* (sheet: string): AsyncGenerator<RawRecord> {
    const scanner = new SheetScanner(strings);
    const decoder = new TextDecoder();
    let count = 0;
    for await (const chunk of archive.read(sheet)) {
      for (const record of scanner.write(decoder.decode(chunk, { stream: true }))) {
        if (++count > tableLimits.rows) {
          throw new AppError("TOO_LARGE", { params: { limit: tableLimits.rows.toLocaleString("en") } });
        }
        yield record;
      }
    }
  };
  try {
    const found = await findSheet(archive);
    if (found.strings) strings = await SharedStrings.load(archive.read(found.strings));
    let header: string[] | undefined;
    for await (const record of rows(found.sheet)) {
      header = uniqueNames(record.cells);
      break;
    }
    if (!header) throw unreadable();
    const width = header.length;
    return {
      kind: "xlsx",
      header,
      async *records() {
        let first = true;
        for await (const record of rows(found.sheet)) {
          // Notes beside the table have no column name and are left out; a row of nothing else is no row.
          if (record.cells.length > width) record.cells.length = width;
          while (record.cells.length < width) record.cells.push("");
          if (!first && record.cells.some((cell) => cell !== "")) yield record;
          first = false;
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
