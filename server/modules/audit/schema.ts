import { sql } from "drizzle-orm";
import { index, jsonb, pgPolicy, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "@/server/db/columns";
import { appRole, currentUser, currentWorkspace, servicePolicy, workspaces } from "@/server/db/tenant";
import { newId } from "@/server/platform/ids";

/**
 * Who did what to whom. Append-only. Not a tenant table, since some deeds (a failed sign-in) belong to no store;
 * `target` has no foreign key, since the log outlives what it speaks of. A store's deeds end with the store.
 */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id("audit", "id")
      .primaryKey()
      .$defaultFn(() => newId("audit")),
    /** The store of the running transaction, unless given. */
    workspaceId: uuid("owner_workspace_id")
      .default(sql`nullif(current_setting('app.workspace_id', true), '')::uuid`)
      .references(() => workspaces.id, { onDelete: "cascade" }),
    /** Whose account acted; null for the machine's operator and for strangers. */
    userId: id("user", "actor_user_id"),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    target: text("target"),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => {
    const own = sql`(owner_workspace_id = ${currentWorkspace} or (owner_workspace_id is null and actor_user_id = ${currentUser}))`;
    return [
      index("audit_log_workspace").on(t.workspaceId, t.id),
      index("audit_log_user").on(t.userId, t.id),
      index("audit_log_target").on(t.workspaceId, t.target, t.id),
      // The many deeds of one edit, which is taken back as a whole.
      index("audit_log_edit").on(t.workspaceId, sql`(details ->> 'edit')`).where(sql`details ? 'edit'`),
      pgPolicy("own_select", { for: "select", to: appRole, using: own }),
      pgPolicy("own_insert", { for: "insert", to: appRole, withCheck: own }),
      servicePolicy(),
    ];
  },
).enableRLS();
