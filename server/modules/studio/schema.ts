import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, real, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import type { Provider } from "@/server/modules/ai/contract";
import { users } from "@/server/modules/auth/schema";
import { files } from "@/server/modules/files/schema";
import type { Design, Recipe } from "@/server/modules/media/contract";
import type { Id } from "@/server/platform/ids";
import type { Passage } from "./comments/passage";
import type {
  ExperimentDeed,
  Finding,
  PictureOptions,
  SeriesDesign,
  VoiceContent,
  WritingOptions,
} from "./contract";

import { pictureServiceIds } from "./services";

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

/** A test of which template does better: while it runs, new texts of its service take turns among its arms. */
export const promptExperiments = tenantTable(
  "prompt_experiments",
  "promptExperiment",
  {
    service: text("service").notNull(),
    name: text("name").notNull(),
    metric: text("metric", { enum: ["applied", "liked"] }).notNull(),
    /** Texts of each arm that must count before anything is decided. */
    minimum: integer("minimum").notNull(),
    status: text("status", { enum: ["running", "paused", "ended"] }).notNull(),
    /** Decides in which order the arms have their turns. */
    seed: text("seed").notNull(),
    /** How many texts have had their turn. */
    turns: integer("turns").notNull().default(0),
    history: jsonb("history").$type<ExperimentDeed[]>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("prompt_experiments_open").on(t.workspaceId, t.service).where(sql`${t.status} <> 'ended'`),
  ],
);

export const experimentArms = tenantTable(
  "prompt_experiment_arms",
  "experimentArm",
  {
    experimentId: id("promptExperiment", "experiment_id").notNull(),
    position: integer("position").notNull(),
    templateId: id("promptTemplate", "template_id").notNull(),
    templateVersion: integer("template_version").notNull(),
  },
  (t) => [
    foreignKey({
      name: "prompt_experiment_arms_experiment",
      columns: [t.workspaceId, t.experimentId],
      foreignColumns: [promptExperiments.workspaceId, promptExperiments.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "prompt_experiment_arms_template",
      columns: [t.workspaceId, t.templateId, t.templateVersion],
      foreignColumns: [
        promptTemplateVersions.workspaceId,
        promptTemplateVersions.templateId,
        promptTemplateVersions.number,
      ],
    }),
    uniqueIndex("prompt_experiment_arms_position").on(t.workspaceId, t.experimentId, t.position),
  ],
);

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

/** A picture ordered from a service: made of another one, or by a model of words, in versions. */
export const renderings = tenantTable(
  "renderings",
  "rendering",
  {
    service: text("service", { enum: pictureServiceIds }).notNull(),
    productId: id("product", "product_id"),
    /** What it was made of; null for one that a model made of words alone. */
    sourceFileId: id("file", "source_file_id"),
    status: text("status", { enum: ["running", "done", "failed"] }).notNull(),
    points: integer("points").notNull(),
    errorCode: text("error_code"),
    /** The points of the work that runs, or ran last; after `expires_at` it counts as dead. */
    holdId: id("hold", "hold_id").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** The picture that was put on the product, for taking it off again. */
    appliedFileId: id("file", "applied_file_id"),
    bulkItemId: id("bulkItem", "bulk_item_id"),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "renderings_source",
      columns: [t.workspaceId, t.sourceFileId],
      foreignColumns: [files.workspaceId, files.id],
    }),
    index("renderings_by_time").on(t.workspaceId, t.createdAt, t.id),
    index("renderings_by_source").on(t.workspaceId, t.sourceFileId),
    uniqueIndex("renderings_bulk_item").on(t.workspaceId, t.bulkItemId),
  ],
);

export const renderingVersions = tenantTable(
  "rendering_versions",
  "renderingVersion",
  {
    renderingId: id("rendering", "rendering_id").notNull(),
    number: integer("number").notNull(),
    options: jsonb("options").$type<Recipe | Design | PictureOptions>().notNull(),
    /** The model that made it; null for what is done on this machine. */
    provider: text("provider").$type<Provider>(),
    model: text("model"),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "rendering_versions_rendering",
      columns: [t.workspaceId, t.renderingId],
      foreignColumns: [renderings.workspaceId, renderings.id],
    }).onDelete("cascade"),
    uniqueIndex("rendering_versions_number").on(t.workspaceId, t.renderingId, t.number),
  ],
);

/** The pictures of a version: one, or one for each size. */
export const renderingFiles = tenantTable(
  "rendering_files",
  "renderingFile",
  {
    versionId: id("renderingVersion", "version_id").notNull(),
    position: integer("position").notNull(),
    label: text("label").notNull(),
    fileId: id("file", "file_id").notNull(),
  },
  (t) => [
    foreignKey({
      name: "rendering_files_version",
      columns: [t.workspaceId, t.versionId],
      foreignColumns: [renderingVersions.workspaceId, renderingVersions.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "rendering_files_file",
      columns: [t.workspaceId, t.fileId],
      foreignColumns: [files.workspaceId, files.id],
    }),
    uniqueIndex("rendering_files_position").on(t.workspaceId, t.versionId, t.position),
    index("rendering_files_by_file").on(t.workspaceId, t.fileId),
  ],
);
