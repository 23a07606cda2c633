import { sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { decodeId, encodeId, type Id } from "@/server/platform/ids";
import { ensureWallet } from "./account";
import { callLedger, checkAmount, type MovementRequest, moment, points, refusalOf } from "./ledger";

/** How long a hold lives when its owner does not say: after that the sweep gives the points back. */
const defaultLifetimeMs = 15 * 60_000;

interface HoldRequest extends MovementRequest {
  /** After this the owner of the hold counts as dead, and the points go back. */
  expiresAt?: Date;
}

/**
 * Sets points aside before work begins, from the grants that expire soonest. The same key again changes
 * nothing and gives the first hold, marked as repeated: its work runs or ran already.
 * @param at the moment it counts as done; the database's clock unless given.
 * @throws AppError INSUFFICIENT_POINTS {needed, available}; CONFLICT when the key was used for another movement.
 */
export async function holdPoints(
  tx: WorkspaceTx,
  request: HoldRequest,
  at?: Date,
): Promise<{ holdId: Id<"hold">; repeated: boolean }> {
  checkAmount(request.amount, 1);
  const { unit = points, actor = "system", reference = null } = request;
  const expiresAt = request.expiresAt ?? new Date((at?.getTime() ?? Date.now()) + defaultLifetimeMs);
  const call = sql`ledger_hold(${unit}, ${request.amount}, ${request.key}, ${request.cause}, ${reference}, ${actor}, ${moment(expiresAt)}, ${moment(at)})`;
  let told = await callLedger(tx, call);
  if (told.outcome === "no_wallet") {
    await ensureWallet(tx, unit);
    told = await callLedger(tx, call);
  }
  if ((told.outcome === "done" || told.outcome === "repeated") && told.subject) {
    return { holdId: encodeId("hold", told.subject), repeated: told.outcome === "repeated" };
  }
  throw refusalOf(told, request.amount, "hold");
}

/**
 * Ends a hold by spending `amount` of it (all unless given); the rest goes back where it came from.
 * Settling again with the same amount changes nothing.
 * @throws AppError NOT_FOUND; WRONG_STATE when it was released; CONFLICT when it was settled with another
 * amount; RangeError when the amount is above what is held.
 */
export async function settleHold(
  tx: WorkspaceTx,
  hold: { holdId: Id<"hold">; amount?: number; actor?: string },
  at?: Date,
): Promise<void> {
  if (hold.amount !== undefined) checkAmount(hold.amount, 0);
  await close(tx, hold, "settled", at);
}

/**
 * Ends a hold by giving all of it back. Releasing again changes nothing.
 * @throws AppError NOT_FOUND; WRONG_STATE when it was settled.
 */
export async function releaseHold(
  tx: WorkspaceTx,
  hold: { holdId: Id<"hold">; actor?: string },
  at?: Date,
): Promise<void> {
  await close(tx, hold, "released", at);
}

async function close(
  tx: WorkspaceTx,
  hold: { holdId: Id<"hold">; amount?: number; actor?: string },
  state: "settled" | "released",
  at: Date | undefined,
): Promise<void> {
  const uuid = decodeId("hold", hold.holdId);
  if (!uuid) throw new RangeError("not a hold id");
  const told = await callLedger(
    tx,
    sql`ledger_close(${uuid}, ${state}, ${hold.amount ?? null}, ${hold.actor ?? "system"}, ${moment(at)})`,
  );
  if (told.outcome !== "done" && told.outcome !== "repeated") throw refusalOf(told, 0, "hold");
}
