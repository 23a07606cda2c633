import { sql } from "drizzle-orm";
import { ZodError } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { type Id, newId } from "@/server/platform/ids";
import type { ProductInput } from "../contract";
import type { ImportErrorCode, ParsedProduct, RowError } from "../formats/parsed";
import type { Spoken } from "../formats/spoken";
import { insertProducts, readProducts, replaceProducts, toInput, type WholeProduct } from "../product-rows";
import { type ClearedCounts, type ImportCounts, products, variants } from "../schema";
import { clearedFields, MergeFault, mergeProduct, sameProduct } from "./merge";

interface Fault {
  rows: number[];
  errors: RowError[];
}

/** The stored products that a file's products may be, by SKU and by handle. */
async function stored(tx: WorkspaceTx, incoming: ProductInput[]) {
  const skus = sql.param(incoming.flatMap((product) => product.variants.flatMap((v) => v.sku ?? [])));
  const handles = sql.param(incoming.map((product) => product.handle));
  const ofSku = sql`${variants.sku} = any(${skus}::text[])`;
  const [, bySku, byHandle] = await Promise.all([
    // Postgres keeps its plan of the first batch, which may meet an empty store: reading all of it must not be one.
    tx.execute(sql`select set_config('enable_seqscan', 'off', true)`),
    tx.select({ sku: variants.sku, id: variants.productId }).from(variants).where(ofSku),
    tx
      .select({ id: products.id, handle: products.handle })
      .from(products)
      .where(sql`${products.handle} = any(${handles}::text[])`),
  ]);
  const ids = new Set([...bySku, ...byHandle].map((row) => row.id));
  const whole = await readProducts(tx, [...ids]);
  return {
    bySku: new Map(bySku.map((row) => [row.sku, row.id])),
    byHandle: new Map(byHandle.map((row) => [row.handle, row.id])),
    byId: new Map(whole.map((product) => [product.id as string, product])),
  };
}

function refuse(rows: number[], code: ImportErrorCode, params: Record<string, string | number>): Fault {
  return { rows, errors: [{ row: rows[0] ?? 0, column: null, code, params }] };
}

interface BatchOptions {
  dryRun: boolean;
  /** Is told which products were added and changed, in the transaction that does it. */
  onWritten?(added: Id<"product">[], changed: Id<"product">[]): Promise<void>;
}

/**
 * Brings some products of a file into the catalogue: a product is known by a SKU of its, else by its handle, so that
 * bringing in the same file again changes nothing. On a dry run it only counts.
 */
export async function applyBatch(
  tx: WorkspaceTx,
  batch: ParsedProduct[],
  spoken: Spoken,
  { dryRun, onWritten }: BatchOptions,
): Promise<{ counts: ImportCounts; cleared: ClearedCounts; faults: Fault[] }> {
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
  const cleared: ClearedCounts = {};
  let unchanged = 0;
  for (const item of good) {
    const { product, rows } = item;
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
    const was = toInput(before);
    const merged = tryMerge(was, item, spoken);
    if (typeof merged === "string") faults.push(refuse(rows, merged, {}));
    else if (sameProduct(was, merged)) unchanged += 1;
    else {
      changes.push({ before, input: merged });
      for (const field of clearedFields(was, merged)) cleared[field] = (cleared[field] ?? 0) + 1;
    }
  }
  if (!dryRun) {
    const added = fresh.map(() => newId("product"));
    const changed = changes.map(({ before }) => before.id);
    // Sent in one go: what is told of products is put into words while the database writes them.
    await Promise.all([insertProducts(tx, fresh, added), onWritten?.(added, changed)]);
    await replaceProducts(tx, changes);
  }
  return {
    counts: { added: fresh.length, changed: changes.length, unchanged, faulty: faults.length },
    cleared,
    faults,
  };
}

/** The merged product; where the two do not go together (an option would be there twice), what is wrong. */
function tryMerge(before: ProductInput, item: Parameters<typeof mergeProduct>[1], spoken: Spoken) {
  try {
    return mergeProduct(before, item, spoken);
  } catch (error) {
    if (error instanceof MergeFault) return error.code;
    if (error instanceof ZodError) return "invalid";
    throw error;
  }
}
