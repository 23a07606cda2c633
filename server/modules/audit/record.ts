import type { Tx } from "@/server/db/client";
import type { Actor } from "@/server/operations/context";
import { decodeId, type Id } from "@/server/platform/ids";
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

/** Rows of one insert. */
const batch = 1000;

/** Notes a deed in the transaction that does it: both happen, or neither. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await recordAudits(tx, [entry]);
}

/** Notes many deeds, as `recordAudit` does one. */
export async function recordAudits(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += batch) {
    await tx.insert(auditLog).values(entries.slice(at, at + batch).map(rowOf));
  }
}

function rowOf(entry: AuditEntry): typeof auditLog.$inferInsert {
  const workspace = entry.workspaceId ? decodeId("workspace", entry.workspaceId) : undefined;
  return {
    ...(workspace ? { workspaceId: workspace } : {}),
    userId: entry.actor?.userId ?? null,
    actor: nameOf(entry.actor),
    action: entry.action,
    target: entry.target ?? null,
    details: entry.details ?? {},
  };
}
