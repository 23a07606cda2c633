import { boolean, foreignKey, index, integer, jsonb, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import type { WritingOptions } from "./contract";

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
  ],
);

/** A service run over many products as one task. */
export const bulkRuns = tenantTable(
  "bulk_runs",
  "bulk",
  {
    service: text("service").notNull(),
    options: jsonb("options").$type<WritingOptions>().notNull(),
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
