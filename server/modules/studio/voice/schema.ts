import { integer, jsonb, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import type { VoiceContent } from "../contract";

/** How the store speaks: each change is a version, and the newest counts. */
export const brandVoices = tenantTable(
  "brand_voices",
  "brandVoice",
  {
    version: integer("version").notNull(),
    content: jsonb("content").$type<VoiceContent>().notNull(),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("brand_voices_version").on(t.workspaceId, t.version)],
);
