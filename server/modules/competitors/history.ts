import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import type { Offer } from "./kept";
import { competitorPrices } from "./schema";

/**
 * What a product was offered for in a span: the offer that held when it began, and each that followed. All by the index
 * of its history, of which a year of hourly looks is as long as it has changes.
 */
export function historyOf(
  tx: WorkspaceTx,
  productId: Id<"competitorProduct">,
  from: Date,
  to: Date,
): Promise<(Offer & { at: Date })[]> {
  const before = tx
    .select({ at: competitorPrices.fromAt })
    .from(competitorPrices)
    .where(and(eq(competitorPrices.productId, productId), lte(competitorPrices.fromAt, from)))
    .orderBy(sql`${competitorPrices.fromAt} desc`)
    .limit(1);
  return tx
    .select({
      at: competitorPrices.fromAt,
      priceMinor: competitorPrices.priceMinor,
      currency: competitorPrices.currency,
      listPriceMinor: competitorPrices.listPriceMinor,
      availability: competitorPrices.availability,
    })
    .from(competitorPrices)
    .where(
      and(
        eq(competitorPrices.productId, productId),
        sql`${competitorPrices.fromAt} >= coalesce((${before}), '-infinity')`,
        lte(competitorPrices.fromAt, to),
      ),
    )
    .orderBy(asc(competitorPrices.fromAt));
}
