import { and, eq, gte, isNotNull, lt, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { firstIdAt } from "@/server/platform/ids";
import { aiUsage as u } from "./schema";

/**
 * What was finished with the store's own keys from `from` until `to`, by the day (of an IANA timezone) and by who
 * had it made: the ledger knows nothing of it, for it took no points.
 */
export async function ownKeyWork(tx: WorkspaceTx, from: Date, to: Date, timezone: string) {
  const rows = await tx
    .select({
      day: sql<string>`to_char(${u.createdAt} at time zone ${timezone}, 'YYYY-MM-DD')`.as("day"),
      cause: u.cause,
      actor: u.actor,
      pieces: sql<number>`count(*)::int`,
    })
    .from(u)
    .where(
      and(
        u.ownKey,
        eq(u.outcome, "ok"),
        isNotNull(u.cause),
        gte(u.id, firstIdAt("usage", from)),
        lt(u.id, firstIdAt("usage", to)),
      ),
    )
    .groupBy(sql`day`, u.cause, u.actor)
    .orderBy(sql`day`);
  return rows.flatMap(({ cause, ...row }) => (cause === null ? [] : [{ ...row, cause }]));
}
