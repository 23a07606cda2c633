import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgPolicy, text, unique } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "@/server/db/columns";
import { appRole, currentUser, tenantTable } from "@/server/db/tenant";
import { memberships } from "@/server/modules/workspaces";
import type { Card } from "./contract";

/** On top of the store's policy: a conversation is nobody's but the person's who leads it. */
const own = () =>
  pgPolicy("own", {
    as: "restrictive",
    for: "all",
    to: appRole,
    using: sql`user_id = ${currentUser}`,
    withCheck: sql`user_id = ${currentUser}`,
  });

/** What a member talks about with the assistant. Conversations go when the member does. */
export const conversations = tenantTable(
  "conversations",
  "conversation",
  {
    userId: id("user", "user_id").notNull(),
    title: text("title").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("conversations_owner").on(t.workspaceId, t.userId, t.id),
    index("conversations_by_time").on(t.workspaceId, t.userId, t.updatedAt, t.id),
    foreignKey({
      name: "conversations_member",
      columns: [t.workspaceId, t.userId],
      foreignColumns: [memberships.workspaceId, memberships.userId],
    }).onDelete("cascade"),
    own(),
  ],
);

/** What was asked and answered. An answer is there exactly if it was paid. */
export const conversationMessages = tenantTable(
  "conversation_messages",
  "chatMessage",
  {
    userId: id("user", "user_id").notNull(),
    conversationId: id("conversation", "conversation_id").notNull(),
    role: text("role", { enum: ["user", "assistant"] }).notNull(),
    text: text("text").notNull(),
    /** What of the store stands beside an answer. */
    cards: jsonb("cards").$type<Card[]>().notNull().default([]),
    provider: text("provider"),
    model: text("model"),
    offline: boolean("offline").notNull().default(false),
    points: integer("points").notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "conversation_messages_conversation",
      columns: [t.workspaceId, t.userId, t.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.userId, conversations.id],
    }).onDelete("cascade"),
    index("conversation_messages_by_conversation").on(t.workspaceId, t.userId, t.conversationId, t.id),
    own(),
  ],
);
