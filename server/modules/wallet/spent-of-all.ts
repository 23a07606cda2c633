import { eq, sql } from "drizzle-orm";
import type { ServiceTx } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { Cause } from "./contract";
import { ledgerMovements } from "./schema";
import { movementDay, spending, spentBetween } from "./spending";

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
      day: movementDay(timezone),
      plan: workspaces.plan,
      cause: m.cause,
      ...spending,
    })
    .from(m)
    .innerJoin(workspaces, eq(workspaces.id, m.workspaceId))
    .where(spentBetween(from, to))
    .groupBy(sql`day`, workspaces.plan, m.cause)
    .orderBy(sql`day`, workspaces.plan, m.cause);
  return rows.map((row) => ({ ...row, cause: Cause.parse(row.cause) }));
}
