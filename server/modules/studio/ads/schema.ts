import { boolean, foreignKey, index, integer, jsonb, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import type { AdContent, AdOptions } from "./contract";
import type { AdNetwork } from "./networks";

/** Ads for a product, on one or several networks. It is there with the first of them that was paid. */
export const adSets = tenantTable(
  "ad_sets",
  "adSet",
  {
    /** The product may go; what was written for it stays. */
    productId: id("product", "product_id").notNull(),
    options: jsonb("options").$type<AdOptions>().notNull(),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
  },
  (t) => [index("ad_sets_by_product").on(t.workspaceId, t.productId)],
);

/** The ad of a set on a network: each change is a version, and the newest counts. */
export const adVersions = tenantTable(
  "ad_versions",
  "adVersion",
  {
    setId: id("adSet", "set_id").notNull(),
    network: text("network").$type<AdNetwork>().notNull(),
    number: integer("number").notNull(),
    content: jsonb("content").$type<AdContent>().notNull(),
    source: text("source", { enum: ["ai", "edit"] }).notNull(),
    provider: text("provider"),
    model: text("model"),
    offline: boolean("offline").notNull().default(false),
    createdBy: id("user", "created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "ad_versions_set",
      columns: [t.workspaceId, t.setId],
      foreignColumns: [adSets.workspaceId, adSets.id],
    }).onDelete("cascade"),
    uniqueIndex("ad_versions_number").on(t.workspaceId, t.setId, t.network, t.number),
  ],
);
