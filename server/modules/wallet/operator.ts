import type { WorkspaceTx } from "@/server/db/client";
import { recordAudit } from "@/server/modules/audit";
import type { Actor, CallContext } from "@/server/operations/context";
import type { Id } from "@/server/platform/ids";
import { readBalance } from "./account";

/** Who acts, as movements name it. */
export function actorId(actor: Actor): string {
  return actor.type === "apiKey" ? actor.keyId : (actor.userId ?? "operator");
}

type OperatorCall = CallContext & { actor: Exclude<Actor, { type: "apiKey" }> };

/** The key of a movement that an operator's call makes: the same call sent again makes the same movement. */
export function operatorKey(ctx: OperatorCall, what: string): string {
  return `operator:${what}:${actorId(ctx.actor)}:${ctx.idempotencyKey ?? crypto.randomUUID()}`;
}

/** Notes what an operator did to a store's points, and tells how the wallet stands now. */
export async function noteAndTell(
  tx: WorkspaceTx,
  ctx: OperatorCall,
  action: string,
  movement: Id<"ledgerMovement">,
  details: Record<string, unknown>,
) {
  await recordAudit(tx, { actor: ctx.actor, action, target: movement, details });
  return { movement, balance: await readBalance(tx) };
}
