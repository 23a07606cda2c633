import { sql } from "drizzle-orm";
import { index, jsonb, pgPolicy, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant } from "@/server/db/columns";
import { appRole, currentUser, currentWorkspace, servicePolicy } from "@/server/db/tenant";

/**
 * Results of calls made with an Idempotency-Key. The key itself is not kept: `digest` names it, and the result
 * is encrypted under it, so that a stored answer that holds a secret opens only for who made the call.
 */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    digest: text("digest").primaryKey(),
    workspaceId: uuid("owner_workspace_id"),
    userId: uuid("owner_user_id"),
    operation: text("operation").notNull(),
    inputDigest: text("input_digest").notNull(),
    /** null while the call runs; then { iv, tag, data } in base64. */
    result: jsonb("result").$type<{ iv: string; tag: string; data: string }>(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => {
    const own = sql`(owner_workspace_id = ${currentWorkspace} or (owner_workspace_id is null and owner_user_id = ${currentUser}))`;
    return [
      index("idempotency_keys_expires_at").on(t.expiresAt),
      pgPolicy("owner", { for: "all", to: appRole, using: own, withCheck: own }),
      servicePolicy(),
    ];
  },
).enableRLS();
