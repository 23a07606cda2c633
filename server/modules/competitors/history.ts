import { sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { decodeId, type Id } from "@/server/platform/ids";
import type { Offer } from "./kept";

/** A row of the statement below; moments as milliseconds, so that hundreds of them need not be parsed as texts. */
type Row = Offer & Record<string, unknown> & { at: number };

/**
 * What a product was offered for in a span: the offer that held when it began, and each that followed. All by the index
 * of its history, of which a year of hourly looks is as long as it has changes. Plain SQL, since it is many rows.
 * @param from left out: from the beginning
 */
export async function historyOf(
  tx: WorkspaceTx,
  productId: Id<"competitorProduct">,
  from: Date | undefined,
  to: Date,
): Promise<(Offer & { at: Date })[]> {
  const product = decodeId("competitorProduct", productId) ?? null;
  const since = from
    ? sql`and from_at >= coalesce((select max(from_at) from competitor_prices
        where product_id = ${product}::uuid and from_at <= ${from.toISOString()}::timestamptz), '-infinity')`
    : sql``;
  const rows = await tx.execute<Row>(sql`
    select (extract(epoch from from_at) * 1000)::float8 as at, price_minor::float8 as "priceMinor", currency,
      list_price_minor::float8 as "listPriceMinor", availability
    from competitor_prices
    where product_id = ${product}::uuid and from_at <= ${to.toISOString()}::timestamptz ${since}
    order by from_at`);
  return rows.map(({ at, priceMinor, currency, listPriceMinor, availability }) => ({
    at: new Date(at),
    priceMinor,
    currency,
    listPriceMinor,
    availability,
  }));
}
