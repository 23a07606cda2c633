import { sql } from "drizzle-orm";
import { boolean, foreignKey, integer, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";

/** What a store asks of a service again and again. */
export const promptTemplates = tenantTable(
  "prompt_templates",
  "promptTemplate",
  {
    service: text("service").notNull(),
    name: text("name").notNull(),
    /** New texts of its service begin with it. */
    isDefault: boolean("is_default").notNull().default(false),
    archivedAt: instant("archived_at"),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("prompt_templates_default").on(t.workspaceId, t.service).where(sql`${t.isDefault}`)],
);

export const promptTemplateVersions = tenantTable(
  "prompt_template_versions",
  "promptTemplateVersion",
  {
    templateId: id("promptTemplate", "template_id").notNull(),
    number: integer("number").notNull(),
    text: text("text").notNull(),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "prompt_template_versions_template",
      columns: [t.workspaceId, t.templateId],
      foreignColumns: [promptTemplates.workspaceId, promptTemplates.id],
    }).onDelete("cascade"),
    uniqueIndex("prompt_template_versions_number").on(t.workspaceId, t.templateId, t.number),
  ],
);
