import { and, asc, eq, exists, gt, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { products, variants } from "@/server/modules/catalog";
import type { Id } from "@/server/platform/ids";
import { positionOf, rivals } from "../matching/comparison";
import { offersFor } from "../matching/offers";
import { competitorMatches } from "../matching/schema";
import { storeCurrency } from "../store-currency";
import type { PriceReport, PriceRow } from "./contract";

const pageSize = 500;

/** Variants with a price that others sell too, page by page. */
async function comparedVariants(tx: WorkspaceTx, after: Id<"variant"> | undefined) {
  return tx
    .select({
      id: variants.id,
      productId: products.id,
      title: products.title,
      options: variants.optionValues,
      sku: variants.sku,
      price: variants.price,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(
      and(
        ne(products.status, "archived"),
        isNotNull(variants.price),
        after && gt(variants.id, after),
        exists(
          tx
            .select({ one: sql`1` })
            .from(competitorMatches)
            .where(
              and(
                eq(competitorMatches.productId, variants.productId),
                eq(competitorMatches.state, "confirmed"),
                or(isNull(competitorMatches.variantId), eq(competitorMatches.variantId, variants.id)),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(variants.id))
    .limit(pageSize);
}

const share = (part: number, whole: number) => Math.round((10_000 * (part - whole)) / whole) / 10_000;

/** Each own price beside those of others, the dearest against the lowest first. */
export async function priceRows(tx: WorkspaceTx): Promise<PriceRow[]> {
  const rows: PriceRow[] = [];
  let after: Id<"variant"> | undefined;
  for (;;) {
    const page = await comparedVariants(tx, after);
    const offers = await offersFor(
      tx,
      page.map(({ id }) => id),
    );
    for (const { id, price, ...about } of page) {
      const mine = offers.get(id) ?? [];
      const { rank, of, lowest, median } = positionOf(price, mine);
      if (price === null || rank === null || !lowest || !median) continue;
      const lowestShop = rivals(mine).find((offer) => offer.price === lowest)?.name ?? "";
      const differences = { toLowest: share(price, lowest), toMedian: share(price, median) };
      rows.push({
        variantId: id,
        ...about,
        price,
        shops: of - 1,
        rank,
        lowest,
        lowestShop,
        median,
        ...differences,
      });
    }
    after = page.at(-1)?.id;
    if (page.length < pageSize) break;
  }
  return rows.sort((a, b) => b.toLowest - a.toLowest || (a.variantId < b.variantId ? -1 : 1));
}

/** How many rows a report shows; its export has all. */
export const shownRows = 200;

function middle(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** Where the store's prices stand. */
export async function priceReport(tx: WorkspaceTx): Promise<z.input<typeof PriceReport>> {
  const rows = await priceRows(tx);
  const cheapest = rows.filter(({ rank }) => rank === 1).length;
  const dearest = rows.filter(({ rank, shops }) => rank > shops).length;
  return {
    currency: await storeCurrency(tx),
    compared: rows.length,
    cheapest,
    dearest,
    between: rows.length - cheapest - dearest,
    medianDifference: middle(rows.map(({ toMedian }) => toMedian)),
    rows: rows.slice(0, shownRows),
  };
}
