import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { auditLog } from "./schema";

type Deed = typeof auditLog.$inferSelect;

/** What was done to a thing of the store, newest first. */
export function deedsTo(
  tx: WorkspaceTx,
  target: string,
  { before, limit }: { before?: Id<"audit"> | undefined; limit: number },
): Promise<Deed[]> {
  return tx
    .select()
    .from(auditLog)
    .where(and(ownStore, eq(auditLog.target, target), before ? lt(auditLog.id, before) : undefined))
    .orderBy(desc(auditLog.id))
    .limit(limit);
}

/** What one edit of many things did to each. */
export function deedsOfEdit(tx: WorkspaceTx, edit: Id<"edit">): Promise<Deed[]> {
  return tx
    .select()
    .from(auditLog)
    .where(and(ownStore, sql`details ? 'edit'`, sql`details ->> 'edit' = ${edit}`));
}

/** Said again besides the policy, which also shows a person's own deeds outside of stores. */
const ownStore = sql`${auditLog.workspaceId} = nullif(current_setting('app.workspace_id', true), '')::uuid`;
