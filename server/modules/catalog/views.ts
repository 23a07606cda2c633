import { z } from "zod";
import { idOf } from "@/server/platform/ids";
import {
  clearableOfProduct,
  clearableOfVariant,
  longestFilter,
  priceCauses,
  productSorts,
  productStatuses,
  stockStates,
} from "./choices";

/** How products are listed and shown. Safe for the browser. */

export const ProductStatus = z.enum(productStatuses);
export type ProductStatus = z.output<typeof ProductStatus>;

export const ProductSort = z.enum(productSorts);
export type ProductSort = z.output<typeof ProductSort>;

const amount = z.int().nullable();

export const ProductFilter = z.strictObject({
  search: z.string().trim().max(longestFilter.search).optional(),
  status: ProductStatus.optional(),
  vendor: z.string().max(longestFilter.vendor).optional(),
  category: z.string().max(longestFilter.category).optional(),
  tag: z.string().max(longestFilter.tag).optional(),
  stock: z.enum(stockStates).optional(),
});
export type ProductFilter = z.output<typeof ProductFilter>;

export const ListProductsInput = ProductFilter.extend({
  sort: ProductSort.default("updated"),
  order: z.enum(["asc", "desc"]).default("desc"),
  cursor: z.string().max(400).optional(),
  limit: z.int().min(1).max(100).default(24),
});

export const ProductSummary = z.object({
  id: idOf("product"),
  title: z.string(),
  handle: z.string(),
  status: ProductStatus,
  vendor: z.string(),
  category: z.string(),
  /** The first picture, where the store has it; null while it is only an address elsewhere. */
  imageUrl: z.string().nullable(),
  /** Lowest and highest price of the variants, in minor units of the store's currency. */
  priceMin: amount,
  priceMax: amount,
  quantity: z.int().nullable(),
  variantCount: z.int(),
  updatedAt: z.iso.datetime(),
});
export type ProductSummary = z.output<typeof ProductSummary>;

export const ProductPage = z.object({
  items: z.array(ProductSummary),
  nextCursor: z.string().nullable(),
  /** How many products the filters leave; counted for the first page only. */
  total: z.int().nullable(),
});

const PictureProblem = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type PictureProblem = z.output<typeof PictureProblem>;

/** A picture of a product by its address elsewhere. */
export const PictureView = z.object({
  url: z.string(),
  /** Where the stored picture is to be had; null until it has been fetched. */
  storedUrl: z.string().nullable(),
  /** `waiting` to be fetched (again, where there is a problem already); `failed` for good, unless asked again. */
  state: z.enum(["waiting", "stored", "failed"]),
  problem: PictureProblem.nullable(),
});
export type PictureView = z.output<typeof PictureView>;

const VariantView = z.object({
  id: idOf("variant"),
  optionValues: z.array(z.string()),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  price: amount,
  compareAtPrice: amount,
  cost: amount,
  quantity: z.int().nullable(),
  weightGrams: z.int().nullable(),
  imageUrl: z.string().nullable(),
});

export const ProductDetail = ProductSummary.extend({
  version: z.int(),
  currency: z.string(),
  descriptionHtml: z.string(),
  tags: z.array(z.string()),
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  attributes: z.array(z.object({ name: z.string(), value: z.string() })),
  seoTitle: z.string(),
  seoDescription: z.string(),
  images: z.array(z.object({ id: idOf("image"), url: z.string(), alt: z.string() })),
  /** What is known of the images and variants' images that stand elsewhere, each address once. */
  pictures: z.array(PictureView),
  variants: z.array(VariantView),
  createdAt: z.iso.datetime(),
});
export type ProductDetail = z.output<typeof ProductDetail>;

/** Which products a bulk action means: those ticked, or all that a filter leaves. */
export const ProductSelection = z.union([
  z.strictObject({ ids: z.array(idOf("product")).min(1).max(1000) }),
  z.strictObject({ filter: ProductFilter }),
]);
export type ProductSelection = z.output<typeof ProductSelection>;

export const BulkChange = z.discriminatedUnion("field", [
  z.strictObject({ field: z.literal("status"), value: ProductStatus }),
  z.strictObject({ field: z.literal("vendor"), value: z.string().trim().max(200) }),
  z.strictObject({ field: z.literal("category"), value: z.string().trim().max(300) }),
  z.strictObject({ field: z.literal("addTag"), value: z.string().trim().min(1).max(100) }),
  z.strictObject({ field: z.literal("removeTag"), value: z.string().trim().min(1).max(100) }),
  z.strictObject({ field: z.literal("pricePercent"), value: z.number().min(-90).max(900) }),
]);
export type BulkChange = z.output<typeof BulkChange>;

export const ImportFormat = z.enum(["shopify", "woocommerce", "rooz", "unknown"]);

export const ImportProblem = z.object({
  row: z.int(),
  column: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** What a file looks like before anything is decided. */
export const ImportPreview = z.object({
  fileName: z.string(),
  format: ImportFormat,
  columns: z.array(z.string()),
  /** The mapping to begin with, for a file of unknown make. */
  mapping: z.record(z.string(), z.string()).nullable(),
  /** The first products as they would come in; none while a file of unknown make has no mapping. */
  sample: z.array(
    z.object({
      title: z.string(),
      handle: z.string(),
      variants: z.int(),
      priceMin: z.int().nullable(),
      quantity: z.int().nullable(),
      imageUrl: z.string().nullable(),
    }),
  ),
  problems: z.array(ImportProblem),
  currency: z.string(),
});
export type ImportPreview = z.output<typeof ImportPreview>;

const Clearable = z.enum([...clearableOfProduct, ...clearableOfVariant]);
export type Clearable = z.output<typeof Clearable>;

export const ImportView = z.object({
  id: idOf("imports"),
  fileId: idOf("file"),
  fileName: z.string(),
  format: ImportFormat,
  mapping: z.record(z.string(), z.string()).nullable(),
  dryRun: z.boolean(),
  status: z.enum(["running", "done", "failed", "cancelled"]),
  taskId: idOf("task").nullable(),
  counts: z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), faulty: z.int() }),
  /** In how many products blank cells take away what a field has. */
  cleared: z.partialRecord(Clearable, z.int()),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ImportView = z.output<typeof ImportView>;

/** The parts of a product that a change can name. */
const ChangedField = z.enum([
  "title",
  "handle",
  "descriptionHtml",
  "status",
  "vendor",
  "category",
  "tags",
  "options",
  "attributes",
  "seoTitle",
  "seoDescription",
  "images",
  "variants",
]);

const deed = <A extends string, D extends z.ZodType>(action: A, details: D) =>
  z.object({
    id: idOf("audit"),
    action: z.literal(action),
    by: z.enum(["user", "apiKey", "operator"]),
    /** Null for a program, and for who has left the store. */
    name: z.string().nullable(),
    details,
    at: z.iso.datetime(),
  });

/** Something that was done to a product. */
export const ProductDeed = z.discriminatedUnion("action", [
  deed("product.added", z.object({})),
  deed("product.changed", z.object({ fields: z.array(ChangedField) })),
  deed(
    "product.edited",
    z.object({
      field: z.enum(["status", "vendor", "category", "addTag", "removeTag", "pricePercent"]),
      value: z.union([z.string(), z.number()]),
    }),
  ),
  deed("product.pricesRestored", z.object({})),
  deed(
    "product.imported",
    z.object({ import: idOf("imports"), added: z.boolean(), file: z.string().nullable() }),
  ),
  deed("product.textApplied", z.object({ generation: idOf("generation") })),
  deed("product.textTakenBack", z.object({ generation: idOf("generation") })),
]);
export type ProductDeed = z.output<typeof ProductDeed>;

/** A line of the ledger of prices; amounts in minor units of `currency`, null where there was no price. */
export const PriceChange = z.object({
  id: idOf("priceChange"),
  setId: idOf("priceSet"),
  productId: idOf("product"),
  variantId: idOf("variant"),
  options: z.array(z.string()),
  from: amount,
  to: amount,
  currency: z.string(),
  cause: z.enum(priceCauses),
  reference: z
    .string()
    .nullable()
    .meta({ description: "Id of what asked for it: a change of a rule, an import, an edit" }),
  by: z
    .enum(["user", "apiKey", "operator"])
    .nullable()
    .meta({ description: "Null where a rule did it by itself" }),
  /** Null for a program, and for who has left the store. */
  name: z.string().nullable(),
  file: z.string().nullable().meta({ description: "Name of the file of an import" }),
  at: z.iso.datetime(),
});
export type PriceChange = z.output<typeof PriceChange>;
