import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { ServiceTx } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { firstIdAt } from "@/server/platform/ids";
import { Cause } from "./contract";
import { points } from "./ledger";
import { ledgerMovements } from "./schema";

const m = ledgerMovements;

/** Points that the stores of a plan spent on one thing on one day, and for how many pieces of work. */
interface SpentOfAll {
  /** Of the timezone, `YYYY-MM-DD`. */
  day: string;
  /** The plan that the stores are on now. */
  plan: string;
  cause: Cause;
  pieces: number;
  points: number;
}

/** What all stores spent from `from` until `to`, by the day (of an IANA timezone) on which it was paid. */
export async function spentOfAll(
  tx: ServiceTx,
  from: Date,
  to: Date,
  timezone: string,
): Promise<SpentOfAll[]> {
  const rows = await tx
    .select({
      day: sql<string>`to_char(${m.createdAt} at time zone ${timezone}, 'YYYY-MM-DD')`.as("day"),
      plan: workspaces.plan,
      cause: m.cause,
      pieces: sql<number>`count(*)::int`,
      // Of what was held, what did not come back.
      points: sql<number>`sum(-(${m.heldChange} + ${m.availableChange}))::int`,
    })
    .from(m)
    .innerJoin(workspaces, eq(workspaces.id, m.workspaceId))
    .where(
      and(
        eq(m.unit, points),
        eq(m.kind, "settle"),
        gte(m.id, firstIdAt("ledgerMovement", from)),
        lt(m.id, firstIdAt("ledgerMovement", to)),
      ),
    )
    .groupBy(sql`day`, workspaces.plan, m.cause)
    .orderBy(sql`day`, workspaces.plan, m.cause);
  return rows.map((row) => ({ ...row, cause: Cause.parse(row.cause) }));
}
