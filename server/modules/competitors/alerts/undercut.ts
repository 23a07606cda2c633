import { and, eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { readProducts } from "@/server/modules/catalog";
import type { Offer } from "../kept";
import { offersFor } from "../matching/offers";
import { competitorMatches } from "../matching/schema";
import type { ProductRow } from "../rows";
import { storeCurrency } from "../store-currency";
import type { Change } from "./changes";

/** Variants of the store that somebody has confirmed to be the product, with what the store asks for them. */
async function ownVariants(tx: WorkspaceTx, product: ProductRow) {
  const [match] = await tx
    .select({ productId: competitorMatches.productId, variantId: competitorMatches.variantId })
    .from(competitorMatches)
    .where(
      and(eq(competitorMatches.competitorProductId, product.id), eq(competitorMatches.state, "confirmed")),
    );
  const [own] = match ? await readProducts(tx, [match.productId]) : [];
  return (own?.variants ?? []).filter(({ id }) => match?.variantId === null || id === match?.variantId);
}

/**
 * Tells when an offer is below the store's own price and the one before was not: in the store's currency, and for as much
 * as the own variant holds.
 */
export async function undercutBy(
  tx: WorkspaceTx,
  product: ProductRow,
  before: Offer | null,
): Promise<(Change & { ownMinor: number }) | undefined> {
  const now = product.priceMinor;
  if (now === null || now === 0 || before?.priceMinor === now) return undefined;
  const variants = await ownVariants(tx, product);
  const offers = await offersFor(
    tx,
    variants.map(({ id }) => id),
  );
  for (const { id, price: own } of variants) {
    const asked = offers.get(id)?.find((offer) => offer.productId === product.id)?.price ?? null;
    if (own === null || asked === null || asked >= own) continue;
    // What was asked before, for as much and in the same currency.
    const earlier =
      before?.priceMinor != null && before.currency === product.currency
        ? (asked * before.priceMinor) / now
        : Number.POSITIVE_INFINITY;
    if (earlier < own) continue;
    return {
      kind: "undercut",
      fromMinor: earlier === Number.POSITIVE_INFINITY ? null : Math.round(earlier),
      toMinor: asked,
      currency: await storeCurrency(tx),
      permille: Math.round(((own - asked) / own) * 1000),
      ownMinor: own,
    };
  }
  return undefined;
}
