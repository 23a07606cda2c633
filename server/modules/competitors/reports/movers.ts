import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { encodeId } from "@/server/platform/ids";
import { competitorMatches } from "../matching/schema";
import { competitorPrices, competitorProducts, competitors } from "../schema";
import type { MoverRow, MoversReport } from "./contract";
import { addMoves, lagHours, type Move, type ShopMoves } from "./lead";

/** Who changes prices first among the shops that sell the same own products. */
export async function moversReport(
  tx: WorkspaceTx,
  days: number,
  now: Date,
): Promise<z.input<typeof MoversReport>> {
  const from = new Date(now.getTime() - days * 86_400_000).toISOString();
  // Each change beside the one before it, of products that at least two shops sell.
  const rows = await tx.execute<{ own: string; shop: string; at: string; cut: boolean }>(sql`
    with matched as (
      select m.product_id as own, cp.id as product, cp.competitor_id as shop
      from ${competitorMatches} m
      join ${competitorProducts} cp on cp.id = m.competitor_product_id
      join ${competitors} c on c.id = cp.competitor_id and not c.own
      where m.state = 'confirmed'
    ), several as (
      select own from matched group by own having count(distinct shop) > 1
    ), steps as (
      select matched.own, matched.shop, h.from_at, h.price_minor as price, h.currency,
        lag(h.price_minor) over w as before, lag(h.currency) over w as currency_before
      from matched join several using (own)
      join ${competitorPrices} h on h.product_id = matched.product and h.price_minor is not null
      window w as (partition by h.product_id order by h.from_at)
    )
    select own, shop, from_at::text as at, price < before as cut from steps
    where from_at >= ${from}::timestamptz and price <> before and currency = currency_before
    order by own, from_at`);
  const names = await tx.select({ id: competitors.id, name: competitors.name }).from(competitors);
  const nameOf = new Map(names.map(({ id, name }) => [id as string, name]));
  const total = new Map<string, ShopMoves>();
  const byProduct = Map.groupBy(rows, ({ own }) => own);
  for (const moves of byProduct.values()) {
    addMoves(
      total,
      moves.map(
        ({ shop, at, cut }): Move => ({
          shop: encodeId("competitor", shop),
          at: Date.parse(at),
          direction: cut ? "cut" : "rise",
        }),
      ),
    );
  }
  return {
    days,
    products: byProduct.size,
    rows: [...total]
      .map(
        ([competitorId, { lags, ...counts }]): MoverRow => ({
          competitorId,
          shop: nameOf.get(competitorId) ?? "",
          ...counts,
          lagHours: lagHours(lags),
        }),
      )
      .sort((a, b) => b.first - a.first || b.moves - a.moves || (a.shop < b.shop ? -1 : 1)),
  };
}
