import { boolean, foreignKey, index, integer, jsonb, real, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import { users } from "@/server/modules/auth/schema";
import type { Recipe } from "@/server/modules/media/contract";
import type { Finding, SeriesDesign, WritingOptions } from "./contract";
import { experimentArms } from "./experiments/schema";
import { promptTemplateVersions } from "./templates/schema";

/** A text ordered from a service: its versions follow below. */
export const generations = tenantTable(
  "generations",
  "generation",
  {
    service: text("service").notNull(),
    productId: id("product", "product_id"),
    options: jsonb("options").$type<WritingOptions>().notNull(),
    status: text("status", { enum: ["running", "done", "failed", "cancelled"] }).notNull(),
    points: integer("points").notNull(),
    errorCode: text("error_code"),
    /** The version that was put on the product last, and what the product said before, for undoing it. */
    appliedVersion: integer("applied_version"),
    replaced: jsonb("replaced").$type<{
      descriptionHtml?: string;
      seoTitle?: string;
      seoDescription?: string;
    }>(),
    bulkItemId: id("bulkItem", "bulk_item_id"),
    /** The version of another text that this one says in another language. */
    sourceId: id("generation", "source_id"),
    sourceVersion: integer("source_version"),
    /** The way of asking that a test of templates chose for it. */
    armId: id("experimentArm", "arm_id"),
    /** When it was put on its product, unless it was soon taken off again. */
    appliedAt: instant("applied_at"),
    /** Key of the call that writes, or wrote, for it last. */
    callKey: text("call_key"),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("generations_by_time").on(t.workspaceId, t.createdAt, t.id),
    index("generations_by_product").on(t.workspaceId, t.productId),
    uniqueIndex("generations_bulk_item").on(t.workspaceId, t.bulkItemId),
    foreignKey({
      name: "generations_source",
      columns: [t.workspaceId, t.sourceId],
      foreignColumns: [t.workspaceId, t.id],
    }),
    index("generations_by_source").on(t.workspaceId, t.sourceId),
    foreignKey({
      name: "generations_arm",
      columns: [t.workspaceId, t.armId],
      foreignColumns: [experimentArms.workspaceId, experimentArms.id],
    }),
    index("generations_by_arm").on(t.workspaceId, t.armId, t.id),
  ],
);

export const generationVersions = tenantTable(
  "generation_versions",
  "generationVersion",
  {
    generationId: id("generation", "generation_id").notNull(),
    number: integer("number").notNull(),
    text: text("text").notNull(),
    source: text("source", { enum: ["ai", "edit"] }).notNull(),
    provider: text("provider"),
    model: text("model"),
    offline: boolean("offline").notNull().default(false),
    /** What the product's facts did not support when the text was kept. */
    findings: jsonb("findings").$type<Finding[]>().notNull().default([]),
    /** The version of a template that it was written by. */
    templateId: id("promptTemplate", "template_id"),
    templateVersion: integer("template_version"),
    /** Of a version that somebody wrote: how much of the words before it they changed, 0 to 1. */
    editShare: real("edit_share"),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "generation_versions_generation",
      columns: [t.workspaceId, t.generationId],
      foreignColumns: [generations.workspaceId, generations.id],
    }).onDelete("cascade"),
    uniqueIndex("generation_versions_number").on(t.workspaceId, t.generationId, t.number),
    foreignKey({
      name: "generation_versions_template",
      columns: [t.workspaceId, t.templateId, t.templateVersion],
      foreignColumns: [
        promptTemplateVersions.workspaceId,
        promptTemplateVersions.templateId,
        promptTemplateVersions.number,
      ],
    }),
  ],
);

/** What people think of a version of a text; one opinion a person. */
export const textRatings = tenantTable(
  "text_ratings",
  "textRating",
  {
    generationId: id("generation", "generation_id").notNull(),
    version: integer("version").notNull(),
    userId: id("user", "user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    value: text("value", { enum: ["up", "down"] }).notNull(),
    reason: text("reason"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "text_ratings_version",
      columns: [t.workspaceId, t.generationId, t.version],
      foreignColumns: [
        generationVersions.workspaceId,
        generationVersions.generationId,
        generationVersions.number,
      ],
    }).onDelete("cascade"),
    uniqueIndex("text_ratings_one").on(t.workspaceId, t.generationId, t.version, t.userId),
  ],
);

/** A service run over many products as one task. */
export const bulkRuns = tenantTable(
  "bulk_runs",
  "bulk",
  {
    service: text("service").notNull(),
    options: jsonb("options").$type<WritingOptions | Recipe | SeriesDesign>().notNull(),
    taskId: id("task", "task_id").notNull(),
    count: integer("count").notNull(),
    points: integer("points").notNull(),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
  },
  (t) => [index("bulk_runs_by_time").on(t.workspaceId, t.createdAt)],
);

export const bulkItems = tenantTable(
  "bulk_items",
  "bulkItem",
  {
    bulkId: id("bulk", "bulk_id").notNull(),
    productId: id("product", "product_id"),
    position: integer("position").notNull(),
    status: text("status", { enum: ["waiting", "running", "done", "failed", "skipped"] })
      .notNull()
      .default("waiting"),
    /** How often it was taken up. Who took it up earlier may write no more. */
    attempt: integer("attempt").notNull().default(0),
    errorCode: text("error_code"),
    generationId: id("generation", "generation_id"),
    renderingId: id("rendering", "rendering_id"),
  },
  (t) => [
    foreignKey({
      name: "bulk_items_bulk",
      columns: [t.workspaceId, t.bulkId],
      foreignColumns: [bulkRuns.workspaceId, bulkRuns.id],
    }).onDelete("cascade"),
    uniqueIndex("bulk_items_position").on(t.workspaceId, t.bulkId, t.position),
  ],
);
