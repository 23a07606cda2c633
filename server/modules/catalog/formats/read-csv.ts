import { AppError } from "@/server/platform/errors";
import { CsvScanner } from "./csv-scanner";
import { decodeText, type Encoding } from "./encoding";
import { type ByteSource, type RawRecord, type Table, tableLimits, uniqueNames } from "./table";

const separators = [",", ";", "\t", "|"];

/** How much of the text is looked at to tell the separator: a header of 500 long names fits in. */
const headLength = 64 * 1024;

/** The separator that the first line has most of, quoted parts left out; `sep=;` (Excel's own hint) decides. */
function separatorOf(head: string): string {
  const hint = /^sep=([,;\t|])\r?\n/.exec(head)?.[1];
  if (hint) return hint;
  const line =
    head
      .replace(/"(?:[^"]|"")*"/g, "")
      .split(/[\r\n]+/)
      .find((text) => text !== "") ?? "";
  const counts = separators.map((separator) => line.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ",";
}

async function* scan(source: ByteSource, encoding: Encoding, separator: string): AsyncGenerator<RawRecord> {
  const scanner = new CsvScanner(separator);
  let header = true;
  let count = 0;
  const seen = function* (records: Iterable<RawRecord>): Generator<RawRecord> {
    for (const record of records) {
      if (header && /^sep=.?$/.test(record.cells.join(""))) continue;
      if (header) scanner.width = Math.min(record.cells.length, tableLimits.columns);
      header = false;
      if (++count > tableLimits.rows) {
        throw new AppError("TOO_LARGE", { params: { limit: tableLimits.rows.toLocaleString("en") } });
      }
      yield record;
    }
  };
  for await (const text of decodeText(source, encoding)) yield* seen(scanner.push(text));
  yield* seen(scanner.end());
}

/**
 * Opens a CSV file. Memory stays at some chunks of it, however large it is; a row may have 1,000,000 characters.
 * @throws AppError UNSUPPORTED_FILE when there is no header
 */
export async function openCsv(source: ByteSource, encoding: Encoding): Promise<Table> {
  let head = "";
  for await (const text of decodeText(source, encoding)) {
    head += text;
    if (head.length >= headLength) break;
  }
  const separator = separatorOf(head);
  let header: string[] | undefined;
  for await (const record of scan(source, encoding, separator)) {
    header = uniqueNames(record.cells.slice(0, tableLimits.columns));
    break;
  }
  if (!header) throw new AppError("UNSUPPORTED_FILE", { params: { allowed: "CSV, XLSX" } });
  return {
    kind: "csv",
    header,
    async *records() {
      let first = true;
      for await (const record of scan(source, encoding, separator)) {
        if (!first) yield record;
        first = false;
      }
    },
    close: async () => {},
  };
}
