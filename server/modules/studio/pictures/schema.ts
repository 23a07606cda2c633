import { foreignKey, index, integer, jsonb, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import type { Provider } from "@/server/modules/ai/contract";
import { files } from "@/server/modules/files/schema";
import type { Design, Recipe } from "@/server/modules/media/contract";
import type { PictureOptions } from "../contract";
import { pictureServiceIds } from "../services";

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
