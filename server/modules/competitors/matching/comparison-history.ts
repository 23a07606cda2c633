import { and, desc, eq, gt, inArray, lte } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { ownPrices, products, variants } from "@/server/modules/catalog";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { converterFor, dayOf } from "../rates/converter";
import { competitorPrices } from "../schema";
import { storeCurrency } from "../store-currency";
import type { ComparisonHistory } from "./contract";
import { type MatchedOffer, offersFor } from "./offers";
import { scaled } from "./units";

/** Prices that one line of a chart shows; a shop that changed more often shows its latest. */
const mostPoints = 2000;
const dayMs = 86_400_000;
const gone: ReadonlySet<string | null> = new Set(["out_of_stock", "discontinued", "gone"]);

/** What an offer was from a moment on, in minor units of the store's currency by the rate of its day. */
interface MatchedPoint {
  at: Date;
  price: number | null;
  /** The price before, where the shop showed one: it was a promotion. */
  listPrice: number | null;
  available: boolean;
}

/** The histories of some pages in a span: what held when it began, and each change since, in ascending order. */
async function pageHistories(
  tx: WorkspaceTx,
  ids: readonly Id<"competitorProduct">[],
  { from, until }: Span,
) {
  if (ids.length === 0) return new Map<string, (typeof competitorPrices.$inferSelect)[]>();
  const among = inArray(competitorPrices.productId, [...ids]);
  const before = await tx
    .selectDistinctOn([competitorPrices.productId])
    .from(competitorPrices)
    .where(and(among, lte(competitorPrices.fromAt, from)))
    .orderBy(competitorPrices.productId, desc(competitorPrices.fromAt));
  const since = await tx
    .select()
    .from(competitorPrices)
    .where(and(among, gt(competitorPrices.fromAt, from), lte(competitorPrices.fromAt, until)))
    .orderBy(desc(competitorPrices.fromAt))
    .limit(mostPoints * 5);
  const rows = [...before.map((row) => ({ ...row, fromAt: from })), ...since.reverse()];
  return Map.groupBy(rows, (row): string => row.productId);
}

interface Span {
  from: Date;
  until: Date;
}

/**
 * What the shops that are matched to a variant asked for it. The history is that of their pages; where today's offer is
 * for another amount, or for one of a page's variants, what they asked before is taken to have been in the same
 * proportion. Not across currencies, whose rates would be mixed in.
 */
export async function matchedHistories(
  tx: WorkspaceTx,
  variantId: Id<"variant">,
  span: Span,
): Promise<{ offer: MatchedOffer; points: MatchedPoint[] }[]> {
  const offers = (await offersFor(tx, [variantId])).get(variantId) ?? [];
  const pages = await pageHistories(
    tx,
    offers.map(({ productId }) => productId),
    span,
  );
  const currency = await storeCurrency(tx);
  const converter = await converterFor(
    tx,
    currency,
    [...pages.values()].flat().map((row) => row.currency),
  );
  return offers.map((offer) => {
    const rows = (pages.get(offer.productId) ?? []).slice(-mostPoints);
    const inStore = (amount: number | null, of: string | null, at: Date) =>
      amount === null || of === null ? null : (converter.convert(amount, of, dayOf(at)) ?? null);
    const points = rows.map(({ fromAt, priceMinor, listPriceMinor, currency: of, availability }) => ({
      at: fromAt,
      price: inStore(priceMinor, of, fromAt),
      listPrice: inStore(listPriceMinor, of, fromAt),
      available: !gone.has(availability),
    }));
    const last = points.findLast(({ price }) => price !== null)?.price;
    const ofToday = offer.asked?.currency === currency ? offer.price : null;
    if (!ofToday || !last || ofToday === last) return { offer, points };
    const forOwn = (amount: number | null) =>
      amount === null ? null : (scaled(amount, ofToday, last) ?? amount);
    return {
      offer,
      points: points.map((point) => ({
        ...point,
        price: forOwn(point.price),
        listPrice: forOwn(point.listPrice),
      })),
    };
  });
}

interface Which {
  productId: Id<"product">;
  variantId?: Id<"variant"> | undefined;
  days: number;
}

/** An own variant against all shops over time; left out which, the product's first. @throws AppError NOT_FOUND */
export async function comparisonHistoryOf(
  tx: WorkspaceTx,
  { productId, variantId, days }: Which,
  now: Date,
): Promise<ComparisonHistory> {
  const ofProduct = eq(variants.productId, productId);
  const [variant] = await tx
    .select({ id: variants.id })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(variantId ? and(ofProduct, eq(variants.id, variantId)) : ofProduct)
    .orderBy(variants.position)
    .limit(1);
  if (!variant) throw notFound(variantId ? "variant" : "product");
  const span = { from: new Date(now.getTime() - days * dayMs), until: now };
  const own = (await ownPrices(tx, productId, span)).get(variant.id) ?? [];
  const histories = await matchedHistories(tx, variant.id, span);
  return {
    currency: await storeCurrency(tx),
    from: span.from.toISOString(),
    until: now.toISOString(),
    variantId: variant.id,
    own: own.map(({ at, ...point }) => ({ ...point, at: at.toISOString() })),
    lines: histories.map(({ offer: { matchId, productId: of, name, title }, points }) => ({
      matchId,
      productId: of,
      shop: name,
      title,
      points: points.map(({ at, ...point }) => ({ ...point, at: at.toISOString() })),
    })),
  };
}
