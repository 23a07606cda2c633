import { escapeFormula } from "@/server/platform/csv/formula";
import { csvLine, csvPieces } from "@/server/platform/csv/write";
import type { ProductInput } from "../contract";
import { roozHeader, roozNumbers, roozRows } from "./rooz-columns";

/** Products as a CSV file of our own format (rooz-columns.ts), piece by piece; amounts are in `currency`. */
export async function* writeCsv(
  products: AsyncIterable<ProductInput>,
  currency: string,
): AsyncGenerator<Uint8Array> {
  yield* csvPieces(
    (async function* () {
      yield csvLine(roozHeader);
      for await (const product of products) {
        for (const row of roozRows(product, currency)) {
          yield csvLine(row.map((cell, i) => (roozNumbers[i] ? cell : escapeFormula(cell))));
        }
      }
    })(),
  );
}
