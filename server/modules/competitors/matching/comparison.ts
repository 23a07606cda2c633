import { asc, eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { products, variants } from "@/server/modules/catalog";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { storeCurrency } from "../store-currency";
import type { Comparison } from "./contract";
import { type MatchedOffer, offersFor } from "./offers";
import { ownArticle } from "./own-articles";
import { traitsOf } from "./traits";
import { contentOf, unitPrice } from "./units";

/** Offers that an own price is compared with: of other shops, that have it, with a price in the store's currency. */
export function rivals(offers: readonly MatchedOffer[]): (MatchedOffer & { price: number })[] {
  return offers.filter(
    (offer): offer is MatchedOffer & { price: number } =>
      !offer.own && offer.available && offer.price !== null,
  );
}

/** The middle of some amounts; of an even number the lower one, so that it is one of them. */
export function medianOf(amounts: readonly number[]): number | null {
  const sorted = amounts.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** Where a price stands among the cheapest offer of each shop: 1 is the cheapest, and who is equal shares a place. */
export function positionOf(price: number | null, offers: readonly MatchedOffer[]) {
  const ofShop = new Map<string, number>();
  for (const { competitorId, price: asked } of rivals(offers)) {
    ofShop.set(competitorId, Math.min(asked, ofShop.get(competitorId) ?? asked));
  }
  const prices = [...ofShop.values()];
  return {
    rank: price === null || prices.length === 0 ? null : 1 + prices.filter((one) => one < price).length,
    of: prices.length + (price === null ? 0 : 1),
    lowest: prices.length > 0 ? Math.min(...prices) : null,
    median: medianOf(prices),
  };
}

/** One own product against all shops that sell it. @throws AppError NOT_FOUND */
export async function comparisonOf(tx: WorkspaceTx, productId: Id<"product">): Promise<Comparison> {
  const [product] = await tx.select().from(products).where(eq(products.id, productId));
  if (!product) throw notFound("product");
  const own = await tx
    .select()
    .from(variants)
    .where(eq(variants.productId, productId))
    .orderBy(asc(variants.position));
  const offers = await offersFor(
    tx,
    own.map(({ id }) => id),
  );
  return {
    currency: await storeCurrency(tx),
    product: { id: product.id, title: product.title, imageUrl: product.imageUrl },
    variants: own.map((variant) => {
      const { price } = variant;
      const article = ownArticle(product, variant);
      const mine = offers.get(variant.id) ?? [];
      return {
        variantId: variant.id,
        options: variant.optionValues,
        sku: variant.sku,
        price,
        unitPrice:
          (price !== null && unitPrice(price, contentOf(traitsOf(article.title, article.facts)))) || null,
        ...positionOf(price, mine),
        offers: mine
          .toSorted((a, b) => (a.price ?? Number.MAX_SAFE_INTEGER) - (b.price ?? Number.MAX_SAFE_INTEGER))
          .map(({ name, confirmed: _, seenAt, ...offer }) => ({
            ...offer,
            shop: name,
            difference:
              offer.price === null || !price
                ? null
                : Math.round((10_000 * (offer.price - price)) / price) / 10_000,
            seenAt: new Date(seenAt).toISOString(),
          })),
      };
    }),
  };
}
