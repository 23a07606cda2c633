import { sql } from "drizzle-orm";
import { foreignKey, jsonb, pgPolicy, text, unique } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "@/server/db/columns";
import { appRole, currentUser, tenantTable } from "@/server/db/tenant";
import { memberships } from "@/server/modules/workspaces";

/**
 * How a member wants to see a list: named views, and one row without a name for the list as it opens. They go
 * when the member does.
 */
export const savedViews = tenantTable(
  "saved_views",
  "savedView",
  {
    userId: id("user", "user_id").notNull(),
    list: text("list").notNull(),
    /** Empty for the list as it opens. */
    name: text("name").notNull(),
    /** Search, filters and order, as the address has them. */
    query: text("query").notNull().default(""),
    /** The columns shown besides the first; null for the list's own choice. */
    columns: jsonb("columns").$type<string[]>(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("saved_views_name").on(t.workspaceId, t.userId, t.list, t.name),
    foreignKey({
      name: "saved_views_member",
      columns: [t.workspaceId, t.userId],
      foreignColumns: [memberships.workspaceId, memberships.userId],
    }).onDelete("cascade"),
    // On top of the store's policy: views are nobody's but their maker's.
    pgPolicy("own", {
      as: "restrictive",
      for: "all",
      to: appRole,
      using: sql`user_id = ${currentUser}`,
      withCheck: sql`user_id = ${currentUser}`,
    }),
  ],
);
