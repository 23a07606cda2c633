import type { Tx } from "@/server/db/client";
import type { Actor } from "@/server/operations/context";
import { decodeId, type Id } from "@/server/platform/ids";
import { auditLog } from "./schema";

interface AuditEntry {
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
    userId: entry.actor?.userId ?? null,
    actor: nameOf(entry.actor),
    action: entry.action,
    target: entry.target ?? null,
    details: entry.details ?? {},
  });
}
