import { and, eq, isNotNull, lte, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import type { Id } from "@/server/platform/ids";
import { releaseHold } from "./hold";
import { moment, points } from "./ledger";
import { ledgerGrants, ledgerHolds } from "./schema";

/**
 * Moves points that have expired, and are not held, out of the wallet: one movement for each grant.
 * @returns how many points.
 */
export async function expirePoints(tx: WorkspaceTx, unit = points, at?: Date): Promise<number> {
  const [row] = await tx.execute<{ total: string }>(
    sql`select ledger_expire(${unit}, ${moment(at)}) as total`,
  );
  return Number(row?.total ?? 0);
}

/** Stores of one sweep; what is more is left to the next. */
const storesPerSweep = 500;

/** Expires what is due in every store. */
export async function sweepGrants(): Promise<{ stores: number; points: number }> {
  const due = await withService((tx) =>
    tx
      .selectDistinct({ workspaceId: ledgerGrants.workspaceId, unit: ledgerGrants.unit })
      .from(ledgerGrants)
      .where(
        and(
          sql`${ledgerGrants.remaining} > 0`,
          isNotNull(ledgerGrants.expiresAt),
          lte(ledgerGrants.expiresAt, sql`now()`),
        ),
      )
      .limit(storesPerSweep),
  );
  let total = 0;
  for (const { workspaceId, unit } of due)
    total += await withWorkspace(workspaceId, (tx) => expirePoints(tx, unit));
  return { stores: due.length, points: total };
}

/**
 * Gives back the points of holds whose owner died: their time is over and nobody has ended them. An owner that
 * ends its hold at the same moment wins or finds it released, never both.
 * @returns the holds that were released.
 */
export async function sweepHolds(): Promise<{ workspaceId: Id<"workspace">; holdId: Id<"hold"> }[]> {
  const dead = await withService((tx) =>
    tx
      .select({ workspaceId: ledgerHolds.workspaceId, holdId: ledgerHolds.id })
      .from(ledgerHolds)
      .where(and(eq(ledgerHolds.state, "held"), lte(ledgerHolds.expiresAt, sql`now()`)))
      .limit(storesPerSweep),
  );
  for (const { workspaceId, holdId } of dead) {
    await withWorkspace(workspaceId, (tx) => releaseHold(tx, { holdId }));
  }
  return dead;
}
