import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace, workspaces } from "@/server/db/tenant";
import { priceChanges } from "@/server/modules/catalog";
import { encodeId, type Id } from "@/server/platform/ids";
import { competitorMatches } from "../matching/schema";
import { competitorPrices, competitorProducts, competitors } from "../schema";
import type { MoverRow, MoversReport } from "./contract";
import { addMoves, lagHours, type Move, type ShopMoves } from "./lead";

/** Stands for the store itself among the shops. */
const ownStore = "own";

/**
 * Who changes prices first among those that sell the same things: the store itself, and the shops that are matched to
 * its products. An edit of a product's prices is one move, however many variants it has.
 */
export async function moversReport(
  tx: WorkspaceTx,
  days: number,
  now: Date,
): Promise<z.input<typeof MoversReport>> {
  const from = new Date(now.getTime() - days * 86_400_000).toISOString();
  // Each change beside the one before it.
  const rows = await tx.execute<{ own: string; shop: string | null; at: string; cut: boolean }>(sql`
    with matched as (
      select m.product_id as own, cp.id as product, cp.competitor_id as shop
      from ${competitorMatches} m
      join ${competitorProducts} cp on cp.id = m.competitor_product_id
      join ${competitors} c on c.id = cp.competitor_id and not c.own
      where m.state = 'confirmed'
    ), steps as (
      select matched.own, matched.shop, h.from_at, h.price_minor as price, h.currency,
        lag(h.price_minor) over w as before, lag(h.currency) over w as currency_before
      from matched
      join ${competitorPrices} h on h.product_id = matched.product and h.price_minor is not null
      window w as (partition by h.product_id order by h.from_at)
    ), mine as (
      select product_id as own, min(created_at) as at, to_price < from_price as cut
      from ${priceChanges}
      where created_at >= ${from}::timestamptz and from_price <> to_price and product_id in (select own from matched)
      group by product_id, set_id, cut
    )
    select own, shop, from_at::text as at, price < before as cut from steps
    where from_at >= ${from}::timestamptz and price <> before and currency = currency_before
    union all
    select own, null, at::text, cut from mine
    order by own, at`);
  const names = await tx.select({ id: competitors.id, name: competitors.name }).from(competitors);
  const [store] = await tx
    .select({ name: workspaces.name })
    .from(workspaces)
    .where(sql`${workspaces.id} = ${currentWorkspace}`);
  const nameOf = new Map<string, string>(names.map(({ id, name }) => [id, name]));
  const total = new Map<string, ShopMoves>();
  const byProduct = Map.groupBy(rows, ({ own }) => own);
  for (const moves of byProduct.values()) {
    addMoves(
      total,
      moves.map(
        ({ shop, at, cut }): Move => ({
          shop: shop === null ? ownStore : encodeId("competitor", shop),
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
      .map(([shop, { lags, ...counts }]): MoverRow => {
        const competitorId: Id<"competitor"> | null = shop === ownStore ? null : shop;
        return {
          competitorId,
          shop: (competitorId === null ? store?.name : nameOf.get(competitorId)) ?? "",
          ...counts,
          lagHours: lagHours(lags),
        };
      })
      .sort((a, b) => b.first - a.first || b.moves - a.moves || (a.shop < b.shop ? -1 : 1)),
  };
}
