import type { ImportMapping } from "../contract";
import type { FileFormat } from "./detect";
import { mappedSpeaksOf, readMapped } from "./mapped";
import type { ParsedProduct, ParseOptions, RowError } from "./parsed";
import { readRooz, roozSpeaksOf } from "./rooz";
import { readShopify, shopifySpeaksOf } from "./shopify";
import type { Spoken } from "./spoken";
import { ownCopy, type Table } from "./table";
import { readWooCommerce, wooSpeaksOf } from "./woocommerce";

function readFormat(
  table: Table,
  format: FileFormat,
  options: ParseOptions,
  mapping: ImportMapping | undefined,
): AsyncGenerator<ParsedProduct> {
  // Whoever has named the columns knows better than we do whose file it is.
  if (mapping) return readMapped(table, mapping, options);
  if (format === "shopify") return readShopify(table, options);
  if (format === "woocommerce") return readWooCommerce(table, options);
  if (format === "rooz") return readRooz(table, options);
  throw new RangeError("a file of unknown make needs a mapping");
}

/** What a file speaks of. @throws RangeError when a mapping is missing */
export function spokenBy(header: string[], format: FileFormat, mapping?: ImportMapping): Spoken {
  if (mapping) return mappedSpeaksOf(header, mapping);
  if (format === "shopify") return shopifySpeaksOf(header);
  if (format === "woocommerce") return wooSpeaksOf(header);
  if (format === "rooz") return roozSpeaksOf(header);
  throw new RangeError("a file of unknown make needs a mapping");
}

/**
 * The products of a file, in an order that is the same each time it is read, so that an interrupted import can go on
 * after as many as it has done. A product whose handle or SKU an earlier one of the file has is refused: the two
 * would overwrite each other. @throws AppError UNSUPPORTED_FILE, TOO_LARGE; RangeError when a mapping is missing
 */
export async function* readProducts(
  table: Table,
  format: FileFormat,
  options: ParseOptions,
  mapping?: ImportMapping,
): AsyncGenerator<ParsedProduct> {
  const handles = new Map<string, number>();
  const skus = new Map<string, number>();
  for await (const result of readFormat(table, format, options, mapping)) {
    if (!result.ok) {
      yield result;
      continue;
    }
    const { product, rows } = result;
    const row = rows[0] ?? 0;
    const errors: RowError[] = [];
    const first = handles.get(product.handle);
    if (first !== undefined) {
      errors.push({
        row,
        column: null,
        code: "duplicateProduct",
        params: { handle: product.handle, row: first },
      });
    }
    for (const { sku } of product.variants) {
      const other = sku === undefined ? undefined : skus.get(sku);
      if (sku !== undefined && other !== undefined) {
        errors.push({ row, column: "SKU", code: "duplicateSku", params: { sku, row: other } });
      }
    }
    if (errors.length > 0) {
      yield { ok: false, rows, errors };
      continue;
    }
    handles.set(ownCopy(product.handle), row);
    for (const { sku } of product.variants) if (sku !== undefined) skus.set(ownCopy(sku), row);
    yield result;
  }
}
