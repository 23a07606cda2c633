import { sql } from "drizzle-orm";
import { bigint, boolean, foreignKey, index, integer, jsonb, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import { files } from "@/server/modules/files/schema";
import { priceCauses } from "./choices";
import type { RowError } from "./formats/parsed";
import type { Clearable, PictureProblem } from "./views";

/** An amount in minor units of the store's currency. */
const amount = (name: string) => bigint(name, { mode: "number" });

/**
 * Products. The columns from `price_min` on are derived from the variants and images and written with them
 * (product-rows.ts), so that a list needs one plain select.
 */
export const products = tenantTable(
  "products",
  "product",
  {
    handle: text("handle").notNull(),
    title: text("title").notNull(),
    descriptionHtml: text("description_html").notNull().default(""),
    status: text("status", { enum: ["draft", "active", "archived"] }).notNull(),
    vendor: text("vendor").notNull().default(""),
    category: text("category").notNull().default(""),
    tags: text("tags").array().notNull().default(sql`'{}'`),
    options: jsonb("options").$type<{ name: string; values: string[] }[]>().notNull().default([]),
    /** Facts that are no choice of the buyer: material, care. */
    attributes: jsonb("attributes").$type<{ name: string; value: string }[]>().notNull().default([]),
    seoTitle: text("seo_title").notNull().default(""),
    seoDescription: text("seo_description").notNull().default(""),
    /** Grows with every change; a form that was opened on an older one is told so. */
    version: integer("version").notNull().default(1),
    priceMin: amount("price_min"),
    priceMax: amount("price_max"),
    quantity: integer("quantity"),
    variantCount: integer("variant_count").notNull().default(0),
    imageUrl: text("image_url"),
    searchText: text("search_text").notNull().default(""),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("products_handle").on(t.workspaceId, t.handle),
    index("products_by_update").on(t.workspaceId, t.updatedAt, t.id),
    index("products_by_title").on(t.workspaceId, sql`lower(${t.title})`, t.id),
    index("products_by_price").on(t.workspaceId, sql`coalesce(price_min, -1)`, t.id),
    index("products_by_stock").on(t.workspaceId, sql`coalesce(quantity, -2147483648)`, t.id),
    index("products_search").using("gin", t.workspaceId, sql`${t.searchText} gin_trgm_ops`),
  ],
);

/** The sort keys of lists, as the indexes above have them. */
export const priceKey = sql`coalesce(${products.priceMin}, -1)`;
export const stockKey = sql`coalesce(${products.quantity}, -2147483648)`;

export const productImages = tenantTable(
  "product_images",
  "image",
  {
    productId: id("product", "product_id").notNull(),
    url: text("url").notNull(),
    alt: text("alt").notNull().default(""),
    position: integer("position").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "product_images_product",
      columns: [t.workspaceId, t.productId],
      foreignColumns: [products.workspaceId, products.id],
    }).onDelete("cascade"),
    index("product_images_by_product").on(t.workspaceId, t.productId, t.position),
    // To find the products whose picture has arrived. By a digest: an address is too long for an index.
    index("product_images_by_url")
      .on(t.workspaceId, sql`md5(${t.url})`)
      .where(sql`position = 0 and url like 'http%'`),
  ],
);

/**
 * Pictures that stand elsewhere, by their address: one for each address in a store, however many products show it.
 * Products keep the address, so that exports and repeated imports see what was brought in; what people see is the
 * file. `due_at` is when a waiting picture is to be fetched; whoever fetches it moves that on, which keeps others off.
 */
export const pictures = tenantTable(
  "pictures",
  "picture",
  {
    url: text("url").notNull(),
    host: text("host").notNull(),
    state: text("state", { enum: ["waiting", "stored", "failed"] })
      .notNull()
      .default("waiting"),
    fileId: id("file", "file_id"),
    /** Why it is not there, as code and parameters of an error. */
    problem: jsonb("problem").$type<PictureProblem>(),
    attempts: integer("attempts").notNull().default(0),
    dueAt: instant("due_at").notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "pictures_file",
      columns: [t.workspaceId, t.fileId],
      foreignColumns: [files.workspaceId, files.id],
    }),
    uniqueIndex("pictures_url").on(t.workspaceId, sql`md5(${t.url})`),
    index("pictures_waiting").on(t.workspaceId, t.host, t.dueAt).where(sql`state = 'waiting'`),
  ],
);

export const variants = tenantTable(
  "variants",
  "variant",
  {
    productId: id("product", "product_id").notNull(),
    position: integer("position").notNull(),
    optionValues: text("option_values").array().notNull().default(sql`'{}'`),
    sku: text("sku"),
    barcode: text("barcode"),
    price: amount("price"),
    compareAtPrice: amount("compare_at_price"),
    cost: amount("cost"),
    /** Units on hand; null where stock is not counted. */
    quantity: integer("quantity"),
    weightGrams: integer("weight_grams"),
    imageUrl: text("image_url"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "variants_product",
      columns: [t.workspaceId, t.productId],
      foreignColumns: [products.workspaceId, products.id],
    }).onDelete("cascade"),
    index("variants_by_product").on(t.workspaceId, t.productId, t.position),
    uniqueIndex("variants_sku").on(t.workspaceId, t.sku),
  ],
);

/**
 * The ledger of prices: every change of a variant's price, whoever made it. Written by the database (server/db/price-ledger.ts),
 * read by whoever follows prices: landing pages, marketplaces, charts. Nothing in it is ever changed; a change that is
 * taken back is another line.
 */
export const priceChanges = tenantTable(
  "price_changes",
  "priceChange",
  {
    productId: id("product", "product_id").notNull(),
    variantId: id("variant", "variant_id").notNull(),
    /** Null: it had no price, or has none any more. */
    fromPrice: amount("from_price"),
    toPrice: amount("to_price"),
    currency: text("currency").notNull(),
    cause: text("cause", { enum: priceCauses }).notNull(),
    /** Id of what asked for it, where that has one: a change of a rule, an import, an edit. */
    reference: text("reference"),
    /** Who did it, as the log of deeds names people and programs; null where nobody has said so. */
    actor: text("actor"),
    userId: id("user", "actor_user_id"),
    /** What one statement has changed: the event names it, however many lines it has. */
    setId: id("priceSet", "set_id").notNull().default(sql`gen_random_uuid()`),
    createdAt: createdAt(),
  },
  (t) => [
    index("price_changes_by_product").on(t.workspaceId, t.productId, t.id),
    index("price_changes_by_set").on(t.workspaceId, t.setId, t.id),
  ],
);

/** How many products of a file are new, changed, unchanged and faulty. */
export interface ImportCounts {
  added: number;
  changed: number;
  unchanged: number;
  faulty: number;
}

/** In how many products of a file a field had a value that the file takes away. */
export type ClearedCounts = Partial<Record<Clearable, number>>;

/** Imports of product files: what was chosen, and how it went. The progress stands on the task. */
export const imports = tenantTable(
  "imports",
  "imports",
  {
    fileId: id("file", "file_id").notNull(),
    fileName: text("file_name").notNull(),
    format: text("format").notNull(),
    mapping: jsonb("mapping").$type<Record<string, string>>(),
    dryRun: boolean("dry_run").notNull(),
    taskId: id("task", "task_id"),
    counts: jsonb("counts")
      .$type<ImportCounts>()
      .notNull()
      .default({ added: 0, changed: 0, unchanged: 0, faulty: 0 }),
    cleared: jsonb("cleared").$type<ClearedCounts>().notNull().default({}),
    status: text("status", { enum: ["running", "done", "failed", "cancelled"] })
      .notNull()
      .default("running"),
    /** How many products of the file are done; a resumed import starts after them. */
    checkpoint: integer("checkpoint").notNull().default(0),
    createdBy: id("user", "created_by"),
    /** Who has begun it, as the log of deeds names people and programs. */
    actor: text("actor").notNull().default("operator:import"),
    createdAt: createdAt(),
    finishedAt: instant("finished_at"),
  },
  (t) => [index("imports_by_time").on(t.workspaceId, t.createdAt)],
);

/** Products of a file that could not be read, for the file of faulty rows. */
export const importFaults = tenantTable(
  "import_faults",
  "importRow",
  {
    importId: id("imports", "import_id").notNull(),
    rows: integer("rows").array().notNull(),
    errors: jsonb("errors").$type<RowError[]>().notNull(),
  },
  (t) => [
    foreignKey({
      name: "import_faults_import",
      columns: [t.workspaceId, t.importId],
      foreignColumns: [imports.workspaceId, imports.id],
    }).onDelete("cascade"),
    index("import_faults_by_import").on(t.workspaceId, t.importId, t.id),
  ],
);
