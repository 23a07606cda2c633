import { and, desc, eq, lt, notExists, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { products } from "@/server/modules/catalog";
import type { Id } from "@/server/platform/ids";
import { competitorMatches } from "../matching/schema";
import { competitorProducts, competitors } from "../schema";
import type { GapReport, GapRow } from "./contract";

const shownBrands = 12;

/** What another shop sells now, and neither is nor may be one of the own products. */
function isGap(tx: WorkspaceTx): SQL | undefined {
  return and(
    eq(competitors.own, false),
    eq(competitorProducts.state, "active"),
    notExists(
      tx
        .select({ one: sql`1` })
        .from(competitorMatches)
        .where(
          and(
            eq(competitorMatches.competitorProductId, competitorProducts.id),
            or(eq(competitorMatches.state, "confirmed"), eq(competitorMatches.state, "suggested")),
          ),
        ),
    ),
  );
}

/** Products that others sell and the store does not, the newest first. */
export async function gapRows(
  tx: WorkspaceTx,
  limit: number,
  after?: Id<"competitorProduct">,
): Promise<GapRow[]> {
  const rows = await tx
    .select({
      productId: competitorProducts.id,
      competitorId: competitors.id,
      shop: competitors.name,
      title: competitorProducts.title,
      url: competitorProducts.url,
      brand: competitorProducts.brand,
      priceMinor: competitorProducts.priceMinor,
      currency: competitorProducts.currency,
      firstSeenAt: competitorProducts.firstSeenAt,
    })
    .from(competitorProducts)
    .innerJoin(competitors, eq(competitors.id, competitorProducts.competitorId))
    .where(and(isGap(tx), after && lt(competitorProducts.id, after)))
    .orderBy(desc(competitorProducts.id))
    .limit(limit);
  return rows.map(({ firstSeenAt, ...row }) => ({ ...row, firstSeenAt: firstSeenAt.toISOString() }));
}

export async function gapCount(tx: WorkspaceTx): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(competitorProducts)
    .innerJoin(competitors, eq(competitors.id, competitorProducts.competitorId))
    .where(isGap(tx));
  return row?.count ?? 0;
}

/** What is missing in the store's assortment, and what it alone has. */
export async function gapReport(tx: WorkspaceTx, limit: number): Promise<z.input<typeof GapReport>> {
  const brands = await tx
    .select({
      brand: sql<string>`min(${competitorProducts.brand})`,
      products: sql<number>`count(*)::int`,
      shops: sql<number>`count(distinct ${competitors.id})::int`,
    })
    .from(competitorProducts)
    .innerJoin(competitors, eq(competitors.id, competitorProducts.competitorId))
    .where(and(isGap(tx), sql`${competitorProducts.brand} <> ''`))
    .groupBy(sql`lower(${competitorProducts.brand})`)
    .orderBy(desc(sql`count(*)`), sql`min(${competitorProducts.brand})`)
    .limit(shownBrands);
  const [alone] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(products)
    .where(
      and(
        eq(products.status, "active"),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(competitorMatches)
            .where(
              and(
                eq(competitorMatches.productId, products.id),
                or(eq(competitorMatches.state, "confirmed"), eq(competitorMatches.state, "suggested")),
              ),
            ),
        ),
      ),
    );
  return { total: await gapCount(tx), alone: alone?.count ?? 0, brands, rows: await gapRows(tx, limit) };
}
