import { csvLine } from "@/server/platform/csv/write";
import type { ImportMapping } from "../../contract";
import { recogniseFormat } from "../detect";
import type { ParsedProduct } from "../parsed";
import { readProducts } from "../read-products";
import { tableOf } from "./stored";

/** A CSV file of these rows. */
export const csv = (...rows: string[][]) => rows.map(csvLine).join("");

/** A CSV file of rows that name only the columns that matter. */
export function csvOf(...rows: Record<string, string>[]): string {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return csv(header, ...rows.map((row) => header.map((column) => row[column] ?? "")));
}

/** What a file comes to in a store whose currency is the dollar, on 1 June 2026. */
export async function parse(
  content: string | Uint8Array,
  options: { mapping?: ImportMapping; currency?: string } = {},
): Promise<ParsedProduct[]> {
  const table = await tableOf(content);
  try {
    const parseOptions = { currency: options.currency ?? "USD", now: new Date("2026-06-01T00:00:00Z") };
    return await Array.fromAsync(
      readProducts(table, recogniseFormat(table.header), parseOptions, options.mapping),
    );
  } finally {
    await table.close();
  }
}

/** The products of a file without a fault. */
export async function productsOf(content: string | Uint8Array, options?: Parameters<typeof parse>[1]) {
  const results = await parse(content, options);
  return results.map((result) => {
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return result.product;
  });
}

/** The faults of a file as `[row, column, code]`. */
export async function faultsOf(content: string | Uint8Array, options?: Parameters<typeof parse>[1]) {
  const results = await parse(content, options);
  return results.flatMap((result) =>
    result.ok ? [] : result.errors.map(({ row, column, code }) => [row, column, code]),
  );
}
