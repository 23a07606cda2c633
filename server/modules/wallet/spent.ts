import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { firstIdAt } from "@/server/platform/ids";
import { Cause } from "./contract";
import { points } from "./ledger";
import { ledgerMovements } from "./schema";

const m = ledgerMovements;

/** Points that one person (or API key) spent on one thing on one day, and for how many pieces of work. */
interface SpentRow {
  /** Of the timezone, `YYYY-MM-DD`. */
  day: string;
  cause: Cause;
  /** Id of the person or API key, or `operator`. */
  actor: string;
  pieces: number;
  points: number;
}

/** What was spent from `from` until `to`, by the day (of an IANA timezone) on which it was paid. */
export async function spentPoints(
  tx: WorkspaceTx,
  from: Date,
  to: Date,
  timezone: string,
): Promise<SpentRow[]> {
  const day = sql<string>`to_char(${m.createdAt} at time zone ${timezone}, 'YYYY-MM-DD')`;
  const rows = await tx
    .select({
      day: day.as("day"),
      cause: m.cause,
      actor: m.actor,
      pieces: sql<number>`count(*)::int`,
      // Of what was held, what did not come back.
      points: sql<number>`sum(-(${m.heldChange} + ${m.availableChange}))::int`,
    })
    .from(m)
    .where(
      and(
        eq(m.unit, points),
        eq(m.kind, "settle"),
        gte(m.id, firstIdAt("ledgerMovement", from)),
        lt(m.id, firstIdAt("ledgerMovement", to)),
      ),
    )
    .groupBy(sql`day`, m.cause, m.actor)
    .orderBy(sql`day`);
  return rows.map((row) => ({ ...row, cause: Cause.parse(row.cause) }));
}
