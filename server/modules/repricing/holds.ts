import { and, asc, gt, inArray, isNotNull, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { products, variants } from "@/server/modules/catalog";
import type { Id } from "@/server/platform/ids";
import { repricedVariants } from "./schema";

/** Variants that no rule touches, with why; in the order in which rules have first looked at them. */
export function heldVariants(
  tx: WorkspaceTx,
  { after, limit }: { after: Id<"repricedVariant"> | undefined; limit: number },
) {
  return tx
    .select({
      id: repricedVariants.id,
      productId: repricedVariants.productId,
      variantId: repricedVariants.variantId,
      title: products.title,
      options: variants.optionValues,
      imageUrl: products.imageUrl,
      price: variants.price,
      usual: repricedVariants.usualPrice,
      heldFor: repricedVariants.heldFor,
      heldAt: repricedVariants.heldAt,
    })
    .from(repricedVariants)
    .innerJoin(
      variants,
      sql`${variants.workspaceId} = ${repricedVariants.workspaceId} and ${variants.id} = ${repricedVariants.variantId}`,
    )
    .innerJoin(
      products,
      sql`${products.workspaceId} = ${variants.workspaceId} and ${products.id} = ${variants.productId}`,
    )
    .where(and(isNotNull(repricedVariants.heldFor), after ? gt(repricedVariants.id, after) : undefined))
    .orderBy(asc(repricedVariants.id))
    .limit(limit);
}

/**
 * Lets rules go on with variants. A price that was set by hand is the usual one from then on; where a change was taken
 * back, the usual price stays what it was.
 * @param ids left out, all that are held
 */
export async function release(
  tx: WorkspaceTx,
  ids: readonly Id<"repricedVariant">[] | null,
): Promise<Id<"variant">[]> {
  const present = sql`(select v.price from variants v where v.workspace_id = repriced_variants.workspace_id and v.id = repriced_variants.variant_id)`;
  const rows = await tx
    .update(repricedVariants)
    .set({
      heldFor: null,
      heldAt: null,
      lastPrice: sql`coalesce(${present}, last_price)`,
      usualPrice: sql`case when held_for = 'hand' then coalesce(${present}, usual_price) else usual_price end`,
    })
    .where(and(isNotNull(repricedVariants.heldFor), ids ? inArray(repricedVariants.id, [...ids]) : undefined))
    .returning({ variantId: repricedVariants.variantId });
  return rows.map(({ variantId }) => variantId);
}
