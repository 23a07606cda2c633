import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgPolicy, text, unique } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "@/server/db/columns";
import { appRole, currentUser, tenantTable } from "@/server/db/tenant";
import { users } from "@/server/modules/auth/schema";

/**
 * One row a person and store: the number of the last notification, and how many are unread. Its lock makes the
 * numbers follow the order of commits: who has seen number 7 has seen all there will ever be up to 7.
 */
export const inboxes = tenantTable(
  "notification_inboxes",
  "inbox",
  {
    userId: id("user", "user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    lastSeq: bigint("last_seq", { mode: "number" }).notNull(),
    unread: integer("unread").notNull(),
  },
  (t) => [unique("notification_inboxes_person").on(t.workspaceId, t.userId)],
);

/** Messages to a person in a store. */
export const notifications = tenantTable(
  "notifications",
  "notification",
  {
    userId: id("user", "user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    seq: bigint("seq", { mode: "number" }).notNull(),
    kind: text("kind").notNull(),
    params: jsonb("params").$type<Record<string, string | number>>().notNull(),
    link: text("link"),
    readAt: instant("read_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("notifications_number").on(t.workspaceId, t.userId, t.seq),
    index("notifications_unread").on(t.workspaceId, t.userId, t.seq).where(sql`read_at is null`),
    // On top of the store's policy: a signed-in colleague may write to others, but reads only their own.
    pgPolicy("own_select", {
      as: "restrictive",
      for: "select",
      to: appRole,
      using: sql`${currentUser} is null or user_id = ${currentUser}`,
    }),
  ],
);
