import { and, asc, desc, eq, gte, inArray, lte } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { products, variants } from "@/server/modules/catalog";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { converterFor, dayOf } from "../rates/converter";
import { competitorPrices, competitorProducts, competitors } from "../schema";
import { storeCurrency } from "../store-currency";
import type { Comparison, ComparisonHistory } from "./contract";
import { type MatchedOffer, offersFor } from "./offers";
import { ownArticle } from "./own-articles";
import { competitorMatches } from "./schema";
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

/** Prices that one line of a chart shows; a shop that changed more often shows its latest. */
const mostPoints = 2000;

/** What the matched offers of an own product cost in the last days, each in the store's currency by the rate of its day. */
export async function historyOf(
  tx: WorkspaceTx,
  productId: Id<"product">,
  days: number,
  now: Date,
): Promise<ComparisonHistory> {
  const from = new Date(now.getTime() - days * 86_400_000);
  const [product] = await tx.select({ id: products.id }).from(products).where(eq(products.id, productId));
  if (!product) throw notFound("product");
  const lines = await tx
    .select({ productId: competitorProducts.id, title: competitorProducts.title, shop: competitors.name })
    .from(competitorMatches)
    .innerJoin(competitorProducts, eq(competitorProducts.id, competitorMatches.competitorProductId))
    .innerJoin(competitors, eq(competitors.id, competitorProducts.competitorId))
    .where(and(eq(competitorMatches.productId, productId), eq(competitorMatches.state, "confirmed")));
  const ids = lines.map((line) => line.productId);
  const columns = {
    productId: competitorPrices.productId,
    at: competitorPrices.fromAt,
    priceMinor: competitorPrices.priceMinor,
    currency: competitorPrices.currency,
    availability: competitorPrices.availability,
  };
  const before =
    ids.length === 0
      ? []
      : await tx
          .selectDistinctOn([competitorPrices.productId], columns)
          .from(competitorPrices)
          .where(and(inArray(competitorPrices.productId, ids), lte(competitorPrices.fromAt, from)))
          .orderBy(competitorPrices.productId, desc(competitorPrices.fromAt));
  const since =
    ids.length === 0
      ? []
      : await tx
          .select(columns)
          .from(competitorPrices)
          .where(
            and(
              inArray(competitorPrices.productId, ids),
              gte(competitorPrices.fromAt, from),
              lte(competitorPrices.fromAt, now),
            ),
          )
          .orderBy(desc(competitorPrices.fromAt))
          .limit(mostPoints * 5);
  const currency = await storeCurrency(tx);
  const rows = [...before.map((row) => ({ ...row, at: from })), ...since.reverse()];
  const converter = await converterFor(
    tx,
    currency,
    rows.map((row) => row.currency),
  );
  const byProduct = Map.groupBy(rows, (row) => row.productId);
  return {
    currency,
    from: from.toISOString(),
    until: now.toISOString(),
    lines: lines.map((line) => ({
      ...line,
      points: (byProduct.get(line.productId) ?? [])
        .slice(-mostPoints)
        .map(({ at, priceMinor, currency: of, availability }) => ({
          at: at.toISOString(),
          price:
            priceMinor === null || of === null
              ? null
              : (converter.convert(priceMinor, of, dayOf(at)) ?? null),
          available:
            availability !== "out_of_stock" && availability !== "discontinued" && availability !== "gone",
        })),
    })),
  };
}
