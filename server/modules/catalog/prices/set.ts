import { inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { decodeId, encodeId, type Id } from "@/server/platform/ids";
import { sumPrices } from "../bulk-edit";
import { products } from "../schema";
import { nameCause } from "./cause";

/** A price that is to become another; amounts in minor units of the store's currency. */
interface PriceMove {
  productId: Id<"product">;
  variantId: Id<"variant">;
  from: number;
  to: number;
  /** Id of what asks for it. */
  reference: string;
}

const uuidOf = (kind: "product" | "variant", id: string) => decodeId(kind, id) ?? null;

/**
 * Sets prices of variants, each only if it still is what the caller saw. In a few statements, however many they are.
 * @returns the variants whose price was set
 */
export async function setPrices(
  tx: WorkspaceTx,
  why: Pick<Parameters<typeof nameCause>[1], "cause" | "by">,
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
  await nameCause(tx, {
    ...why,
    references: new Map(moves.map(({ variantId, reference }) => [variantId, reference])),
  });
  const wanted = moves.map(({ variantId, from, to }) => ({ id: uuidOf("variant", variantId), from, to }));
  const rows = await tx.execute<{ id: string }>(sql`
    update variants v set price = w.to, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as w(id uuid, "from" bigint, "to" bigint)
    where v.workspace_id = ${currentWorkspace} and v.id = w.id and v.price = w.from returning v.id`);
  const set = new Set(rows.map(({ id }) => encodeId("variant", id)));
  const touched = new Set(
    moves.filter(({ variantId }) => set.has(variantId)).map(({ productId }) => productId),
  );
  if (touched.size > 0)
    await sumPrices(
      tx,
      [...touched].flatMap((id) => uuidOf("product", id) ?? []),
    );
  return set;
}
