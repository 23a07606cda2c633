import { and, eq, gte, lt, sql } from "drizzle-orm";
import { firstIdAt } from "@/server/platform/ids";
import { points } from "./ledger";
import { ledgerMovements as m } from "./schema";

/** What counts as spent, for reports that sum it up: points that were held and did not come back. */
export const spending = {
  pieces: sql<number>`count(*)::int`,
  points: sql<number>`sum(-(${m.heldChange} + ${m.availableChange}))::int`,
};

/** The day on which a movement happened, `YYYY-MM-DD` in an IANA timezone. */
export const movementDay = (timezone: string) =>
  sql<string>`to_char(${m.createdAt} at time zone ${timezone}, 'YYYY-MM-DD')`.as("day");

/** The movements by which points were spent from `from` until `to`. */
export const spentBetween = (from: Date, to: Date) =>
  and(
    eq(m.unit, points),
    eq(m.kind, "settle"),
    gte(m.id, firstIdAt("ledgerMovement", from)),
    lt(m.id, firstIdAt("ledgerMovement", to)),
  );
