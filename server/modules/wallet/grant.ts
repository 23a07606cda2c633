import { sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { decodeId, encodeId, type Id } from "@/server/platform/ids";
import { ensureWallet } from "./account";
import type { Cause } from "./contract";
import { callLedger, type Grant, moment, postGrant, refusalOf, type Told } from "./ledger";

/**
 * Puts points into the wallet. The same key again changes nothing and gives the first movement.
 * @param at the moment it counts as done; the database's clock unless given.
 * @throws AppError CONFLICT when the key was used for another movement.
 */
export async function grantPoints(tx: WorkspaceTx, grant: Grant, at?: Date): Promise<Id<"ledgerMovement">> {
  let told = await postGrant(tx, grant, at);
  if (told.outcome === "no_wallet") {
    await ensureWallet(tx, grant.unit);
    told = await postGrant(tx, grant, at);
  }
  return movementOf(told, grant.amount);
}

/**
 * Undoes a grant (taking the points from what is left, its own first), a settlement (the points return to the
 * grants they came from) or an expiry (they return without a date). A movement can be undone once.
 * @throws AppError NOT_FOUND; WRONG_STATE when it was undone already, or is a hold or release; CONFLICT when
 * the key was used for another movement; INSUFFICIENT_POINTS when granted points are spent or held.
 */
export async function reverseMovement(
  tx: WorkspaceTx,
  reversal: { movementId: Id<"ledgerMovement">; key: string; cause: Cause; actor?: string },
  at?: Date,
): Promise<Id<"ledgerMovement">> {
  const uuid = decodeId("ledgerMovement", reversal.movementId);
  if (!uuid) throw new RangeError("not a movement id");
  const told = await callLedger(
    tx,
    sql`ledger_reverse(${uuid}, ${reversal.key}, ${reversal.cause}, ${reversal.actor ?? "system"}, ${moment(at)})`,
  );
  return movementOf(told, told.needed);
}

function movementOf(told: Told, needed: number): Id<"ledgerMovement"> {
  if ((told.outcome === "done" || told.outcome === "repeated") && told.subject) {
    return encodeId("ledgerMovement", told.subject);
  }
  throw refusalOf(told, needed, "movement");
}
