import { foreignKey, index, integer, jsonb, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import type { Id } from "@/server/platform/ids";
import { generationVersions } from "../schema";
import type { Passage } from "./passage";

/** What is said of a version of a text, or of a passage in it, until it is settled. */
export const textThreads = tenantTable(
  "text_threads",
  "textThread",
  {
    generationId: id("generation", "generation_id").notNull(),
    version: integer("version").notNull(),
    /** Null where the whole text is meant. */
    passage: jsonb("passage").$type<Passage>(),
    resolvedBy: id("user", "resolved_by"),
    resolvedAt: instant("resolved_at"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "text_threads_version",
      columns: [t.workspaceId, t.generationId, t.version],
      foreignColumns: [
        generationVersions.workspaceId,
        generationVersions.generationId,
        generationVersions.number,
      ],
    }).onDelete("cascade"),
    index("text_threads_by_text").on(t.workspaceId, t.generationId),
  ],
);

export const textComments = tenantTable(
  "text_comments",
  "textComment",
  {
    threadId: id("textThread", "thread_id").notNull(),
    body: text("body").notNull(),
    /** Whom it calls by name. */
    mentions: jsonb("mentions").$type<Id<"user">[]>().notNull().default([]),
    createdBy: id("user", "created_by").notNull(),
    createdAt: createdAt(),
    editedAt: instant("edited_at"),
  },
  (t) => [
    foreignKey({
      name: "text_comments_thread",
      columns: [t.workspaceId, t.threadId],
      foreignColumns: [textThreads.workspaceId, textThreads.id],
    }).onDelete("cascade"),
    index("text_comments_by_thread").on(t.workspaceId, t.threadId),
  ],
);
