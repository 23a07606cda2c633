import { and, eq, gt, gte, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ServiceTx } from "@/server/db/service";
import { firstIdAt, type Id } from "@/server/platform/ids";
import type { Cause } from "./contract";
import { points } from "./ledger";
import { ledgerHolds, ledgerMovements } from "./schema";

/** Points of a hold that were spent, under the key with which they were held. */
interface Settled {
  workspaceId: Id<"workspace">;
  key: string;
  points: number;
  at: Date;
}

/** Holds of all stores that were settled from `from` until `to` and cost something, of all causes but these. */
export function settledHolds(
  tx: ServiceTx,
  from: Date,
  to: Date,
  except: readonly Cause[],
): Promise<Settled[]> {
  const begun = alias(ledgerMovements, "begun");
  const ended = alias(ledgerMovements, "ended");
  return (
    tx
      .select({
        workspaceId: ledgerHolds.workspaceId,
        key: begun.key,
        points: ledgerHolds.settled,
        at: ended.createdAt,
      })
      .from(ended)
      .innerJoin(
        ledgerHolds,
        and(eq(ledgerHolds.workspaceId, ended.workspaceId), eq(ledgerHolds.closedBy, ended.id)),
      )
      // The movement that took the points has the hold's own id.
      .innerJoin(
        begun,
        and(eq(begun.workspaceId, ledgerHolds.workspaceId), sql`${begun.id} = ${ledgerHolds.id}`),
      )
      .where(
        and(
          eq(ended.kind, "settle"),
          eq(ended.unit, points),
          gte(ended.id, firstIdAt("ledgerMovement", from)),
          lt(ended.id, firstIdAt("ledgerMovement", to)),
          gt(ledgerHolds.settled, 0),
          sql`${ledgerHolds.cause} <> all (array[${sql.join(
            except.map((cause) => sql`${cause}`),
            sql`, `,
          )}]::text[])`,
        ),
      )
  );
}
