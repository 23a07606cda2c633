import { inArray, or } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import type { ProductInput } from "../contract";
import type { ParsedProduct, RowError } from "../formats/parsed";
import { insertProducts, readProducts, replaceProducts, toInput, type WholeProduct } from "../product-rows";
import { type ImportCounts, products, variants } from "../schema";
import { mergeProduct, sameProduct } from "./merge";

interface Fault {
  rows: number[];
  errors: RowError[];
}

/** The stored products that a file's products may be, by SKU and by handle. */
async function stored(tx: WorkspaceTx, incoming: ProductInput[]) {
  const skus = incoming.flatMap((product) => product.variants.flatMap((v) => v.sku ?? []));
  const bySku = new Map<string, Id<"product">>();
  if (skus.length > 0) {
    const rows = await tx
      .select({ sku: variants.sku, id: variants.productId })
      .from(variants)
      .where(inArray(variants.sku, skus));
    for (const row of rows) if (row.sku !== null) bySku.set(row.sku, row.id);
  }
  const known = [...new Set(bySku.values())];
  const rows = await tx
    .select({ id: products.id, handle: products.handle })
    .from(products)
    .where(
      or(
        inArray(
          products.handle,
          incoming.map((p) => p.handle),
        ),
        known.length > 0 ? inArray(products.id, known) : undefined,
      ),
    );
  const byHandle = new Map(rows.map((row) => [row.handle, row.id]));
  const whole = await readProducts(
    tx,
    rows.map((row) => row.id),
  );
  return { bySku, byHandle, byId: new Map(whole.map((product) => [product.id as string, product])) };
}

function refuse(
  rows: number[],
  code: "duplicateSku" | "duplicateProduct" | "invalid",
  params: Record<string, string | number>,
): Fault {
  return { rows, errors: [{ row: rows[0] ?? 0, column: null, code, params }] };
}

/**
 * Brings some products of a file into the catalogue: a product is known by a SKU of its, else by its handle, so that
 * bringing in the same file again changes nothing. On a dry run it only counts.
 */
export async function applyBatch(
  tx: WorkspaceTx,
  batch: ParsedProduct[],
  dryRun: boolean,
): Promise<{ counts: ImportCounts; faults: Fault[] }> {
  const good = batch.flatMap((item) => (item.ok ? [item] : []));
  const faults: Fault[] = batch.flatMap((item) =>
    item.ok ? [] : [{ rows: item.rows, errors: item.errors }],
  );
  const found = await stored(
    tx,
    good.map((item) => item.product),
  );
  const fresh: ProductInput[] = [];
  const changes: { before: WholeProduct; input: ProductInput }[] = [];
  let unchanged = 0;
  for (const { product, rows } of good) {
    const owners = new Set(product.variants.flatMap((v) => (v.sku && found.bySku.get(v.sku)) || []));
    if (owners.size > 1) {
      faults.push(
        refuse(rows, "duplicateSku", {
          sku: product.variants.find((v) => v.sku)?.sku ?? "",
          row: rows[0] ?? 0,
        }),
      );
      continue;
    }
    const [owner] = owners;
    const id = owner ?? found.byHandle.get(product.handle);
    const before = id && found.byId.get(id);
    if (!before) {
      fresh.push(product);
      continue;
    }
    // Found by SKU under another handle: the product keeps the address that it has.
    const merged = tryMerge(toInput(before), { ...product, handle: before.handle });
    if (!merged) faults.push(refuse(rows, "invalid", {}));
    else if (sameProduct(toInput(before), merged)) unchanged += 1;
    else changes.push({ before, input: merged });
  }
  if (!dryRun) {
    await insertProducts(tx, fresh);
    await replaceProducts(tx, changes);
  }
  return {
    counts: { added: fresh.length, changed: changes.length, unchanged, faulty: faults.length },
    faults,
  };
}

function tryMerge(before: ProductInput, incoming: ProductInput): ProductInput | undefined {
  try {
    return mergeProduct(before, incoming);
  } catch {
    // What is stored and what comes do not go together, such as options with the same name twice.
    return undefined;
  }
}
