import { and, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { products, variants } from "@/server/modules/catalog";
import { competitorMatches } from "../matching/schema";
import { competitorPrices, competitorProducts, competitors } from "../schema";
import { storeCurrency } from "../store-currency";
import type { PromotionReport, PromotionRow } from "./contract";

const discount = sql<number>`(1 - ${competitorProducts.priceMinor}::float8 / ${competitorProducts.listPriceMinor})`;

const isPromotion = and(
  eq(competitors.own, false),
  eq(competitorProducts.state, "active"),
  isNotNull(competitorProducts.priceMinor),
  sql`${competitorProducts.listPriceMinor} > ${competitorProducts.priceMinor}`,
);

/** Since when a price before is struck out: the first of the rows of the history that all have one. */
const since: SQL<string | null> = sql`(
  select min(h.from_at) from ${competitorPrices} h
  where h.product_id = ${competitorProducts.id} and h.list_price_minor > h.price_minor and h.from_at > coalesce((
    select max(b.from_at) from ${competitorPrices} b
    where b.product_id = ${competitorProducts.id} and (b.list_price_minor is null or b.list_price_minor <= b.price_minor)), '-infinity'))`;

/** What others sell below its former price now, the largest discount first. */
export async function promotionRows(tx: WorkspaceTx, limit: number): Promise<PromotionRow[]> {
  const rows = await tx
    .select({
      productId: competitorProducts.id,
      competitorId: competitors.id,
      shop: competitors.name,
      title: competitorProducts.title,
      url: competitorProducts.url,
      priceMinor: competitorProducts.priceMinor,
      listPriceMinor: competitorProducts.listPriceMinor,
      currency: competitorProducts.currency,
      discount,
      since,
      ownProductId: products.id,
      ownTitle: products.title,
      ownPrice: sql<string | null>`coalesce(${variants.price}, ${products.priceMin})`,
    })
    .from(competitorProducts)
    .innerJoin(competitors, eq(competitors.id, competitorProducts.competitorId))
    .leftJoin(
      competitorMatches,
      and(
        eq(competitorMatches.competitorProductId, competitorProducts.id),
        eq(competitorMatches.state, "confirmed"),
      ),
    )
    .leftJoin(products, eq(products.id, competitorMatches.productId))
    .leftJoin(variants, eq(variants.id, competitorMatches.variantId))
    .where(isPromotion)
    .orderBy(desc(discount), competitorProducts.id)
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    priceMinor: row.priceMinor ?? 0,
    listPriceMinor: row.listPriceMinor ?? 0,
    currency: row.currency ?? "",
    discount: Math.round(row.discount * 10_000) / 10_000,
    since: row.since === null ? null : new Date(row.since).toISOString(),
    ownPrice: row.ownPrice === null ? null : Number(row.ownPrice),
  }));
}

/** How many there are, and how many of products that the store sells too. */
export async function promotionCounts(tx: WorkspaceTx): Promise<{ total: number; matched: number }> {
  const [row] = await tx
    .select({ total: sql<number>`count(*)::int`, matched: sql<number>`count(${competitorMatches.id})::int` })
    .from(competitorProducts)
    .innerJoin(competitors, eq(competitors.id, competitorProducts.competitorId))
    .leftJoin(
      competitorMatches,
      and(
        eq(competitorMatches.competitorProductId, competitorProducts.id),
        eq(competitorMatches.state, "confirmed"),
      ),
    )
    .where(isPromotion);
  return row ?? { total: 0, matched: 0 };
}

export async function promotionReport(
  tx: WorkspaceTx,
  limit: number,
): Promise<z.input<typeof PromotionReport>> {
  return {
    currency: await storeCurrency(tx),
    ...(await promotionCounts(tx)),
    rows: await promotionRows(tx, limit),
  };
}
