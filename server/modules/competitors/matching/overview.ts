import { desc, eq, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { missingRates } from "../rates/keep";
import { competitorProducts, competitors } from "../schema";
import type { MatchOverview } from "./contract";
import { competitorMatches, matchRuns } from "./schema";

/** How many of the competitors' products are known, wait for a look, or are none of the own ones. */
export async function matchOverview(tx: WorkspaceTx): Promise<MatchOverview> {
  const [counts] = await tx.execute<{
    suggested: number;
    confirmed: number;
    rejected: number;
    unmatched: number;
  }>(sql`
    with p as (
      select cp.id,
        bool_or(m.state = 'confirmed') as confirmed, bool_or(m.state = 'suggested') as suggested,
        count(*) filter (where m.state = 'rejected') as rejected
      from ${competitorProducts} cp
      join ${competitors} c on c.id = cp.competitor_id and not c.own
      left join ${competitorMatches} m on m.competitor_product_id = cp.id
      where cp.state <> 'gone' group by cp.id
    )
    select count(*) filter (where confirmed)::int as confirmed,
      count(*) filter (where suggested and confirmed is not true)::int as suggested,
      coalesce(sum(rejected), 0)::int as rejected,
      count(*) filter (where suggested is not true and confirmed is not true)::int as unmatched
    from p`);
  const shops = await tx
    .select({ id: competitors.id, name: competitors.name })
    .from(competitors)
    .where(eq(competitors.own, false))
    .orderBy(sql`lower(${competitors.name})`);
  const [run] = await tx.select().from(matchRuns).orderBy(desc(matchRuns.id)).limit(1);
  return {
    competitors: shops,
    suggested: counts?.suggested ?? 0,
    confirmed: counts?.confirmed ?? 0,
    rejected: counts?.rejected ?? 0,
    unmatched: counts?.unmatched ?? 0,
    withoutRate: await missingRates(tx),
    run: run
      ? {
          status: run.status,
          own: run.ownCount,
          theirs: run.theirCount,
          suggested: run.suggested,
          confirmed: run.confirmed,
          startedAt: run.createdAt.toISOString(),
          finishedAt: run.finishedAt?.toISOString() ?? null,
        }
      : null,
  };
}
