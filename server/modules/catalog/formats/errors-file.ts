import { escapeFormula } from "@/server/platform/csv/formula";
import { csvLine, csvPieces } from "@/server/platform/csv/write";
import type { ImportErrorCode, RowError } from "./parsed";
import type { Table } from "./table";

/** Texts of messages/<locale>/import-errors.json. */
export type TranslateError = (
  key: ImportErrorCode | "errorColumn",
  params: Record<string, string | number>,
) => string;

/**
 * The faulty rows of a file as a CSV to mend and import again: the file's own columns, and one that says in words
 * what is wrong. Rows of a faulty product that are right themselves have an entry in `faulty` without errors: they
 * are needed to import the product. `brand` is what the installation calls itself.
 */
export async function* writeErrorsFile(
  table: Table,
  faulty: ReadonlyMap<number, readonly RowError[]>,
  translate: TranslateError,
  brand: string,
): AsyncGenerator<Uint8Array> {
  const errorColumn = translate("errorColumn", { brand });
  // A file that was mended and has been imported again brings the column of the last time along.
  const kept = table.header.flatMap((name, index) => (name === errorColumn ? [] : [index]));
  const line = (cells: readonly string[], text: string) =>
    csvLine([...kept.map((index) => cells[index] ?? ""), text].map(escapeFormula));
  yield* csvPieces(
    (async function* () {
      yield line(table.header, errorColumn);
      for await (const { row, cells } of table.records()) {
        const errors = faulty.get(row);
        if (!errors) continue;
        const texts = errors.map(({ column, code, params }) => {
          const text = translate(code, params);
          return column === null ? text : `${column}: ${text}`;
        });
        yield line(cells, texts.join(" "));
      }
    })(),
  );
}
