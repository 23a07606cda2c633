import { asc, eq, lte, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { emit } from "@/server/jobs";
import { releaseHold } from "@/server/modules/wallet";
import { AppError } from "@/server/platform/errors";
import { logger } from "@/server/platform/log";
import { callLost } from "./events";
import { aiCalls } from "./schema";
import { closeCall } from "./usage";

/** Calls of one sweep; what is more is left to the next. */
const callsPerSweep = 500;

/**
 * Ends a call whose process is dead or counts as dead: its points go back if nobody has given them back, and the
 * usage says that it failed. Whoever ends it at the same moment wins or finds it ended, never both.
 * @returns whether this ended it.
 */
export async function endLostCall(tx: WorkspaceTx, key: string): Promise<boolean> {
  const [call] = await tx
    .select({ holdId: aiCalls.id, ownKey: aiCalls.ownKey })
    .from(aiCalls)
    .where(eq(aiCalls.key, key));
  if (!call) return false;
  try {
    if (!call.ownKey) await releaseHold(tx, { holdId: call.holdId });
  } catch (error) {
    // It lived, and was paid while we looked.
    if (error instanceof AppError && error.code === "WRONG_STATE") return false;
    // A part of a work that is paid as a whole holds nothing.
    if (!(error instanceof AppError && error.code === "NOT_FOUND")) throw error;
  }
  return closeCall(tx, call.holdId, {
    outcome: "failed",
    failure: "interrupted",
    points: 0,
    attempts: [],
    latencyMs: 0,
  });
}

/** Ends every call whose time is over, in all stores, and tells of each. @returns how many. */
export async function sweepCalls(): Promise<number> {
  const lost = await withService((tx) =>
    tx
      .select({ workspaceId: aiCalls.workspaceId, key: aiCalls.key, reference: aiCalls.reference })
      .from(aiCalls)
      .where(lte(aiCalls.expiresAt, sql`now()`))
      .orderBy(asc(aiCalls.expiresAt))
      .limit(callsPerSweep),
  );
  let ended = 0;
  for (const call of lost) {
    try {
      const one = await withWorkspace(call.workspaceId, async (tx) => {
        if (!(await endLostCall(tx, call.key))) return false;
        await emit(tx, callLost.create(call));
        return true;
      });
      if (one) ended += 1;
    } catch (error) {
      // One that cannot be ended must not keep the others waiting; the next sweep tries it again.
      logger("ai").error({ err: error, key: call.key }, "a lost call could not be ended");
    }
  }
  return ended;
}
