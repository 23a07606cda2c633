import { eq, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { competitors } from "../schema";
import { gapCount } from "./gaps";
import { priceRows } from "./prices";
import { promotionCounts } from "./promotions";

/** What the reports come to, for an analysis of the whole store; null where no other shop is watched. */
export async function competitorFigures(tx: WorkspaceTx) {
  const [row] = await tx
    .select({ shops: sql<number>`count(*)::int` })
    .from(competitors)
    .where(eq(competitors.own, false));
  const shops = row?.shops ?? 0;
  if (shops === 0) return null;
  const rows = await priceRows(tx);
  const promotions = await promotionCounts(tx);
  return {
    shops,
    compared: rows.length,
    cheapest: rows.filter(({ rank }) => rank === 1).length,
    undercut: rows.filter(({ rank }) => rank > 1).length,
    gaps: await gapCount(tx),
    promotions: promotions.matched,
  };
}
