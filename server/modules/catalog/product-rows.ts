import { asc, inArray, type SQL, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { decodeId, type Id, type IdKind, newId, newUuid } from "@/server/platform/ids";
import type { ProductInput, VariantInput } from "./contract";
import { pairVariants } from "./formats/identity";
import { isElsewhere, wantPictures } from "./pictures/want";
import { productImages, products, variants } from "./schema";

type ProductRow = typeof products.$inferSelect;
type VariantRow = typeof variants.$inferSelect;
type ImageRow = typeof productImages.$inferSelect;

/** A product with all that belongs to it. */
export interface WholeProduct extends ProductRow {
  variants: VariantRow[];
  images: ImageRow[];
}

/** Products with their variants and images, in three statements however many they are; unknown ids are left out. */
export async function readProducts(tx: WorkspaceTx, ids: Id<"product">[]): Promise<WholeProduct[]> {
  if (ids.length === 0) return [];
  const [rows, variantRows, imageRows] = await Promise.all([
    tx.select().from(products).where(inArray(products.id, ids)),
    tx
      .select()
      .from(variants)
      .where(inArray(variants.productId, ids))
      .orderBy(asc(variants.productId), asc(variants.position)),
    tx
      .select()
      .from(productImages)
      .where(inArray(productImages.productId, ids))
      .orderBy(asc(productImages.productId), asc(productImages.position)),
  ]);
  const variantsOf = Map.groupBy(variantRows, (v) => v.productId);
  const imagesOf = Map.groupBy(imageRows, (i) => i.productId);
  return rows.map((row) => ({
    ...row,
    variants: variantsOf.get(row.id) ?? [],
    images: imagesOf.get(row.id) ?? [],
  }));
}

/** A stored product in the shape in which products come in, for comparing and for export. */
export function toInput(product: WholeProduct): ProductInput {
  return {
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.descriptionHtml,
    status: product.status,
    vendor: product.vendor,
    category: product.category,
    tags: product.tags,
    options: product.options,
    attributes: product.attributes,
    seoTitle: product.seoTitle,
    seoDescription: product.seoDescription,
    images: product.images.map(({ url, alt, position }) => ({ url, alt, position })),
    variants: product.variants.map((v) => ({
      sku: v.sku ?? undefined,
      barcode: v.barcode ?? undefined,
      optionValues: v.optionValues,
      price: v.price ?? undefined,
      compareAtPrice: v.compareAtPrice ?? undefined,
      cost: v.cost ?? undefined,
      quantity: v.quantity ?? undefined,
      weightGrams: v.weightGrams ?? undefined,
      imageUrl: v.imageUrl ?? undefined,
      position: v.position,
    })),
  };
}

function uuid(kind: IdKind, id: string): string {
  const decoded = decodeId(kind, id);
  if (!decoded) throw new RangeError(`not an id of kind ${kind}`);
  return decoded;
}

/** The columns of a product that follow from its variants and images. `stored` has pictures by their address elsewhere. */
function derived(input: ProductInput, stored: Map<string, string>) {
  const prices = input.variants.flatMap((v) => v.price ?? []);
  const counted = input.variants.flatMap((v) => v.quantity ?? []);
  const cover = input.images.toSorted((a, b) => a.position - b.position)[0];
  const skus = input.variants.flatMap((v) => [v.sku ?? [], v.barcode ?? []].flat());
  return {
    price_min: prices.length > 0 ? Math.min(...prices) : undefined,
    price_max: prices.length > 0 ? Math.max(...prices) : undefined,
    quantity: counted.length > 0 ? counted.reduce((a, b) => a + b, 0) : undefined,
    variant_count: input.variants.length,
    image_url: cover && (isElsewhere(cover.url) ? stored.get(cover.url) : cover.url),
    search_text: [input.title, input.vendor, input.handle, ...input.tags, ...skus]
      .join(" ")
      .toLowerCase()
      .slice(0, 2000),
  };
}

// Rows travel as JSON, in which what is undefined is left out and becomes null: half of a variant's columns mostly
// are, and naming them would cost the database as much as the rest.

const productJson = (id: string, input: ProductInput, stored: Map<string, string>) => ({
  id,
  handle: input.handle,
  title: input.title,
  description_html: input.descriptionHtml,
  status: input.status,
  vendor: input.vendor,
  category: input.category,
  tags: input.tags,
  options: input.options,
  attributes: input.attributes,
  seo_title: input.seoTitle,
  seo_description: input.seoDescription,
  ...derived(input, stored),
});

const variantJson = (id: string, productId: string, v: VariantInput, position: number) => ({
  id,
  product_id: productId,
  position,
  option_values: v.optionValues,
  sku: v.sku,
  barcode: v.barcode,
  price: v.price,
  compare_at_price: v.compareAtPrice,
  cost: v.cost,
  quantity: v.quantity,
  weight_grams: v.weightGrams,
  image_url: v.imageUrl,
});

const productColumns = sql`id uuid, handle text, title text, description_html text, status text, vendor text,
  category text, tags text[], options jsonb, attributes jsonb, seo_title text, seo_description text, price_min bigint,
  price_max bigint, quantity integer, variant_count integer, image_url text, search_text text`;
const variantColumns = sql`id uuid, product_id uuid, position integer, option_values text[], sku text, barcode text,
  price bigint, compare_at_price bigint, cost bigint, quantity integer, weight_grams integer, image_url text`;
const imageColumns = sql`id uuid, product_id uuid, url text, alt text, position integer`;

const records = (rows: unknown[], columns: SQL) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(${columns})`;

/**
 * Adds products in three statements, whatever their number: the rows travel as one parameter each.
 * @param ids theirs, where the caller needs them before.
 * @returns the new ids in the order of the inputs. @throws a unique violation when a handle or SKU is taken.
 */
export async function insertProducts(
  tx: WorkspaceTx,
  inputs: ProductInput[],
  ids = inputs.map(() => newId("product")),
): Promise<Id<"product">[]> {
  if (inputs.length === 0) return ids;
  const stored = await wantPictures(tx, inputs);
  const added = inputs.map((input, i) => ({ id: uuid("product", ids[i] ?? ""), input }));
  // Sent in one go, in this order: the database writes the products while the variants are put into words.
  await Promise.all([
    insertBare(
      tx,
      added.map(({ id, input }) => productJson(id, input, stored)),
    ),
    insertVariants(
      tx,
      added.flatMap(({ id, input }) =>
        input.variants.map((v, position) => variantJson(newUuid(), id, v, position)),
      ),
    ),
    insertImages(tx, added),
  ]);
  return ids;
}

/** Products without what belongs to them. */
async function insertBare(tx: WorkspaceTx, rows: ReturnType<typeof productJson>[]): Promise<void> {
  await tx.execute(sql`
    insert into products (workspace_id, id, handle, title, description_html, status, vendor, category, tags, options,
      attributes, seo_title, seo_description, price_min, price_max, quantity, variant_count, image_url, search_text)
    select ${currentWorkspace}, r.* from ${records(rows, productColumns)}`);
}

async function insertVariants(tx: WorkspaceTx, rows: ReturnType<typeof variantJson>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into variants (workspace_id, id, product_id, position, option_values, sku, barcode, price, compare_at_price,
      cost, quantity, weight_grams, image_url)
    select ${currentWorkspace}, r.* from ${records(rows, variantColumns)}`);
}

/** The images of products, which are given by their uuids. */
async function insertImages(tx: WorkspaceTx, of: { id: string; input: ProductInput }[]): Promise<void> {
  const rows = of.flatMap(({ id, input }) =>
    input.images.map((image, position) => ({
      id: newUuid(),
      product_id: id,
      url: image.url,
      alt: image.alt,
      position,
    })),
  );
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into product_images (workspace_id, id, product_id, url, alt, position)
    select ${currentWorkspace}, r.* from ${records(rows, imageColumns)}`);
}

/**
 * Replaces the contents of products. Variants keep their ids where SKU or option values say that they are the
 * same, so that stock and orders go on pointing at them.
 */
export async function replaceProducts(
  tx: WorkspaceTx,
  changes: { before: WholeProduct; input: ProductInput }[],
): Promise<void> {
  if (changes.length === 0) return;
  const stored = await wantPictures(
    tx,
    changes.map(({ input }) => input),
  );
  const rows = changes.map(({ before, input }) => productJson(uuid("product", before.id), input, stored));
  await tx.execute(sql`
    update products p set handle = r.handle, title = r.title, description_html = r.description_html,
      status = r.status, vendor = r.vendor, category = r.category, tags = r.tags, options = r.options,
      attributes = r.attributes, seo_title = r.seo_title, seo_description = r.seo_description, price_min = r.price_min,
      price_max = r.price_max, quantity = r.quantity, variant_count = r.variant_count, image_url = r.image_url,
      search_text = r.search_text, version = p.version + 1, updated_at = now()
    from ${records(rows, productColumns)} where p.workspace_id = ${currentWorkspace} and p.id = r.id`);

  const kept: ReturnType<typeof variantJson>[] = [];
  const added: ReturnType<typeof variantJson>[] = [];
  const removed: Id<"variant">[] = [];
  for (const { before, input } of changes) {
    const product = uuid("product", before.id);
    const pairs = pairVariants(before.variants, input.variants);
    input.variants.forEach((variant, position) => {
      const same = pairs.get(variant);
      if (same) kept.push(variantJson(uuid("variant", same.id), product, variant, position));
      else added.push(variantJson(newUuid(), product, variant, position));
    });
    const still = new Set(pairs.values());
    removed.push(...before.variants.filter((v) => !still.has(v)).map((v) => v.id));
  }
  if (removed.length > 0) await tx.delete(variants).where(inArray(variants.id, removed));
  if (kept.length > 0) {
    await tx.execute(sql`
      update variants v set position = r.position, option_values = r.option_values, sku = r.sku, barcode = r.barcode,
        price = r.price, compare_at_price = r.compare_at_price, cost = r.cost, quantity = r.quantity,
        weight_grams = r.weight_grams, image_url = r.image_url, updated_at = now()
      from ${records(kept, variantColumns)} where v.workspace_id = ${currentWorkspace} and v.id = r.id`);
  }
  await insertVariants(tx, added);

  const repictured = changes.filter(
    ({ before, input }) => JSON.stringify(toInput(before).images) !== JSON.stringify(input.images),
  );
  if (repictured.length === 0) return;
  await tx.delete(productImages).where(
    inArray(
      productImages.productId,
      repictured.map(({ before }) => before.id),
    ),
  );
  await insertImages(
    tx,
    repictured.map(({ before, input }) => ({ id: uuid("product", before.id), input })),
  );
}
