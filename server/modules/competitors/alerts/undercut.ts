import { and, eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { readProducts } from "@/server/modules/catalog";
import type { Offer } from "../kept";
import { competitorMatches } from "../matching/schema";
import type { ProductRow } from "../rows";
import type { Change } from "./changes";

/** What the store asks itself for the product that somebody has confirmed to be the same; null where there is none. */
async function ownPrice(
  tx: WorkspaceTx,
  product: ProductRow,
): Promise<{ amount: number; currency: string } | null> {
  const [match] = await tx
    .select({ productId: competitorMatches.productId, variantId: competitorMatches.variantId })
    .from(competitorMatches)
    .where(
      and(eq(competitorMatches.competitorProductId, product.id), eq(competitorMatches.state, "confirmed")),
    );
  if (!match) return null;
  const [own] = await readProducts(tx, [match.productId]);
  const prices = (own?.variants ?? [])
    .filter(({ id }) => match.variantId === null || id === match.variantId)
    .flatMap(({ price }) => (price === null ? [] : [price]));
  if (prices.length === 0) return null;
  const [store] = await tx
    .select({ currency: workspaces.currency })
    .from(workspaces)
    .where(eq(workspaces.id, product.workspaceId));
  return store ? { amount: Math.min(...prices), currency: store.currency } : null;
}

const isBelow = (offer: Offer | null, own: { amount: number; currency: string }) =>
  offer !== null &&
  offer.priceMinor !== null &&
  offer.currency === own.currency &&
  offer.priceMinor < own.amount;

/** Tells when an offer is below the store's own price and the one before was not. */
export async function undercutBy(
  tx: WorkspaceTx,
  product: ProductRow,
  before: Offer | null,
): Promise<(Change & { ownMinor: number }) | undefined> {
  if (product.priceMinor === null || before?.priceMinor === product.priceMinor) return undefined;
  const own = await ownPrice(tx, product);
  if (!own || !isBelow(product, own) || isBelow(before, own)) return undefined;
  return {
    kind: "undercut",
    fromMinor: before?.priceMinor ?? null,
    toMinor: product.priceMinor,
    currency: product.currency,
    permille: Math.round(((own.amount - product.priceMinor) / own.amount) * 1000),
    ownMinor: own.amount,
  };
}
