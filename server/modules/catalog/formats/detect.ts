import { AppError } from "@/server/platform/errors";
import { survey } from "./encoding";
import { openCsv } from "./read-csv";
import { openXlsx } from "./read-xlsx";
import { roozHeader } from "./rooz-columns";
import type { ByteSource, Table } from "./table";

/** Whose file it is; `unknown` needs a mapping of its columns. */
export type FileFormat = "shopify" | "woocommerce" | "rooz" | "unknown";

const plain = (name: string) => name.trim().replace(/\s+/g, " ").toLowerCase();

/** Tells a format by its columns, of which any but the telling ones may be missing. */
export function recogniseFormat(header: string[]): FileFormat {
  const names = new Set(header.map(plain));
  const has = (...wanted: string[]) => wanted.every((name) => names.has(name));
  const some = (...wanted: string[]) => wanted.some((name) => names.has(name));
  if (has("handle") && some("variant price", "variant sku", "body (html)", "image src", "option1 value"))
    return "shopify";
  if (has("url handle") && some("title", "price", "sku", "option1 value")) return "shopify";
  if (has("type", "sku", "name") && some("regular price", "parent", "published", "attribute 1 name"))
    return "woocommerce";
  const own = roozHeader.filter((name) => names.has(plain(name))).length;
  const telling = some("option 1 value", "weight (g)", "compare-at price", "image alt texts", "continued");
  return has("handle", "title") && telling && own >= 4 ? "rooz" : "unknown";
}

/**
 * Opens a product file, CSV or XLSX, of whatever encoding and separator. Close the table in the end.
 * @throws AppError UNSUPPORTED_FILE for anything else, TOO_LARGE
 */
export async function openProductFile(source: ByteSource): Promise<{ format: FileFormat; table: Table }> {
  const found = await survey(source);
  if (found.kind === "unreadable")
    throw new AppError("UNSUPPORTED_FILE", { params: { allowed: "CSV, XLSX" } });
  const table = found.kind === "zip" ? await openXlsx(source) : await openCsv(source, found.encoding);
  return { format: recogniseFormat(table.header), table };
}
