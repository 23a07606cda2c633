import { sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { Cause } from "./contract";
import { ledgerMovements } from "./schema";
import { movementDay, spending, spentBetween } from "./spending";

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
  const rows = await tx
    .select({
      day: movementDay(timezone),
      cause: m.cause,
      actor: m.actor,
      ...spending,
    })
    .from(m)
    .where(spentBetween(from, to))
    .groupBy(sql`day`, m.cause, m.actor)
    .orderBy(sql`day`);
  return rows.map((row) => ({ ...row, cause: Cause.parse(row.cause) }));
}
