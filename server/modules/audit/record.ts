import { sql } from "drizzle-orm";
import type { Tx, WorkspaceTx } from "@/server/db/client";
import type { Actor } from "@/server/operations/context";
import { decodeId, type Id, newId } from "@/server/platform/ids";
import { auditLog } from "./schema";

export interface AuditEntry {
  /** null for a stranger: who failed to sign in, or opened a mailed link. */
  actor: Actor | null;
  /** `<thing>.<what happened>`: `member.roleChanged`. */
  action: string;
  /** Id of what it was done to. */
  target?: string;
  /** What changed, in plain JSON; never a secret. */
  details?: Record<string, unknown>;
  /** The store it belongs to, where the transaction is not already that store's. */
  workspaceId?: Id<"workspace">;
}

function nameOf(actor: Actor | null): string {
  if (!actor) return "stranger";
  if (actor.type === "user") return `user:${actor.userId}`;
  return actor.type === "apiKey" ? `apiKey:${actor.keyId}` : `operator:${actor.name}`;
}

/** Notes a deed in the transaction that does it: both happen, or neither. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const workspace = entry.workspaceId ? decodeId("workspace", entry.workspaceId) : undefined;
  await tx.insert(auditLog).values({
    ...(workspace ? { workspaceId: workspace } : {}),
    ...doerOf(entry.actor),
    action: entry.action,
    target: entry.target ?? null,
    details: entry.details ?? {},
  });
}

/** Who did something: by name, and with the account where there is one. */
interface Doer {
  actor: string;
  userId: Id<"user"> | null;
}

/** An actor as the log names it, for work that is done later in its name. */
export const doerOf = (actor: Actor | null): Doer => ({
  actor: nameOf(actor),
  userId: actor?.userId ?? null,
});

/** A deed that was done to many things of the transaction's store. */
interface Deed extends Doer {
  action: string;
  /** What holds for all of them; each may say more. */
  details?: Record<string, unknown>;
}

/** Notes the same deed on many things, in one statement however many they are: the rows travel as one parameter. */
export async function recordDeeds(
  tx: WorkspaceTx,
  { actor, userId, action, details = {} }: Deed,
  done: readonly { target: string; details?: Record<string, unknown> }[],
): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map((one) => ({ id: decodeId("audit", newId("audit")), ...one }));
  const user = userId ? (decodeId("user", userId) ?? null) : null;
  await tx.execute(sql`
    insert into audit_log (id, actor_user_id, actor, action, target, details)
    select r.id, ${user}::uuid, ${actor}, ${action}, r.target,
      ${JSON.stringify(details)}::text::jsonb || coalesce(r.details, '{}')
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, target text, details jsonb)`);
}
