import { bigint, index, integer, text } from "drizzle-orm/pg-core";
import { createdAt, id } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";

export const files = tenantTable(
  "files",
  "file",
  {
    name: text("name").notNull(),
    /** Found from the content, not from what the sender said. */
    mediaType: text("media_type").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    purpose: text("purpose", { enum: ["import", "image", "export", "report"] }).notNull(),
    storageKey: text("storage_key").notNull(),
    width: integer("width"),
    height: integer("height"),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
  },
  (t) => [index("files_by_time").on(t.workspaceId, t.createdAt)],
);
