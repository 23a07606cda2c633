import { inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { emit } from "@/server/jobs";
import { decodeId, encodeId, type Id, newId } from "@/server/platform/ids";
import { sumPrices } from "./bulk-edit";
import type { priceCauses } from "./choices";
import { priceChanged } from "./events";
import { priceChanges, products } from "./schema";

/** A price that is to become another; amounts in minor units of the store's currency. */
interface PriceMove {
  productId: Id<"product">;
  variantId: Id<"variant">;
  from: number;
  to: number;
  /** Id of what asks for it. */
  reference: string;
}

interface Cause {
  workspaceId: Id<"workspace">;
  currency: string;
  cause: (typeof priceCauses)[number];
}

const uuidOf = (kind: "product" | "variant", id: string) => decodeId(kind, id) ?? null;

/**
 * Sets prices of variants, each only if it still is what the caller saw; writes the ledger and emits
 * `pricing/price.changed` for those that were set. In a few statements, however many they are.
 * @returns the variants whose price was set
 */
export async function setPrices(
  tx: WorkspaceTx,
  { workspaceId, currency, cause }: Cause,
  moves: readonly PriceMove[],
): Promise<Set<Id<"variant">>> {
  if (moves.length === 0) return new Set();
  const ids = [...new Set(moves.map(({ productId }) => productId))];
  // Products before variants, and in one order, as whoever changes a whole product locks them.
  await tx
    .select({ id: products.id })
    .from(products)
    .where(inArray(products.id, ids))
    .orderBy(products.id)
    .for("update");
  const wanted = moves.map(({ variantId, from, to }) => ({ id: uuidOf("variant", variantId), from, to }));
  const rows = await tx.execute<{ id: string }>(sql`
    update variants v set price = w.to, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as w(id uuid, "from" bigint, "to" bigint)
    where v.workspace_id = ${currentWorkspace} and v.id = w.id and v.price = w.from returning v.id`);
  const set = new Set(rows.map(({ id }) => encodeId("variant", id)));
  const done = moves.filter(({ variantId }) => set.has(variantId));
  if (done.length === 0) return set;
  const touched = [...new Set(done.map(({ productId }) => productId))];
  await sumPrices(
    tx,
    touched.flatMap((id) => uuidOf("product", id) ?? []),
  );
  const lines = done.map(({ productId, variantId, from, to, reference }) => ({
    id: newId("priceChange"),
    workspaceId,
    productId,
    variantId,
    fromPrice: from,
    toPrice: to,
    currency,
    cause,
    reference,
  }));
  await tx.insert(priceChanges).values(lines);
  await emit(
    tx,
    lines.map(({ id, productId, variantId, fromPrice, toPrice }) =>
      priceChanged.create({
        workspaceId,
        productId,
        variantId,
        from: fromPrice,
        to: toPrice,
        currency,
        cause,
        changeId: id,
      }),
    ),
  );
  return set;
}
