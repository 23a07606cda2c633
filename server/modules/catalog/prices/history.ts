import { and, asc, desc, eq, gt, lt, lte, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { priceChanges, variants } from "../schema";

/** What was asked for a variant from a moment on; null where it had no price. */
interface OwnPrice {
  at: Date;
  price: number | null;
  /** What changed it; null for what held before. */
  cause: (typeof priceChanges.$inferSelect)["cause"] | null;
}

/**
 * What was asked for the variants of a product in a span, in ascending order: what held when it began (or since the
 * variant is there), and each price that followed. In minor units of the store's currency.
 */
export async function ownPrices(
  tx: WorkspaceTx,
  productId: Id<"product">,
  { from, until }: { from: Date; until: Date },
): Promise<Map<Id<"variant">, OwnPrice[]>> {
  const ofProduct = eq(priceChanges.productId, productId);
  // Drizzle sends what is asked for at once in one go.
  const [own, changes, later] = await Promise.all([
    tx
      .select({ id: variants.id, price: variants.price, createdAt: variants.createdAt })
      .from(variants)
      .where(eq(variants.productId, productId))
      .orderBy(asc(variants.position)),
    tx
      .select()
      .from(priceChanges)
      .where(and(ofProduct, gt(priceChanges.createdAt, from), lte(priceChanges.createdAt, until)))
      .orderBy(asc(priceChanges.id)),
    tx
      .selectDistinctOn([priceChanges.variantId], {
        variantId: priceChanges.variantId,
        fromPrice: priceChanges.fromPrice,
      })
      .from(priceChanges)
      .where(and(ofProduct, gt(priceChanges.createdAt, until)))
      .orderBy(priceChanges.variantId, asc(priceChanges.id)),
  ]);
  const changesOf = Map.groupBy(changes, ({ variantId }) => variantId);
  const laterOf = new Map(later.map((line) => [line.variantId, line]));
  return new Map(
    own.map(({ id, price, createdAt }) => {
      const lines = changesOf.get(id) ?? [];
      const next = lines[0] ?? laterOf.get(id);
      const first = {
        at: createdAt > from ? createdAt : from,
        price: next ? next.fromPrice : price,
        cause: null,
      };
      return [
        id,
        [first, ...lines.map(({ createdAt: at, toPrice, cause }) => ({ at, price: toPrice, cause }))],
      ];
    }),
  );
}

interface Which {
  productId?: Id<"product"> | undefined;
  setId?: Id<"priceSet"> | undefined;
  before?: Id<"priceChange"> | undefined;
  limit: number;
}

/** Lines of the ledger, newest first, with the variants' options as they are called now. */
export function ledgerLines(tx: WorkspaceTx, { productId, setId, before, limit }: Which) {
  return tx
    .select({ line: priceChanges, options: variants.optionValues })
    .from(priceChanges)
    .leftJoin(
      variants,
      sql`${variants.workspaceId} = ${priceChanges.workspaceId} and ${variants.id} = ${priceChanges.variantId}`,
    )
    .where(
      and(
        productId ? eq(priceChanges.productId, productId) : undefined,
        setId ? eq(priceChanges.setId, setId) : undefined,
        before ? lt(priceChanges.id, before) : undefined,
      ),
    )
    .orderBy(desc(priceChanges.id))
    .limit(limit);
}
