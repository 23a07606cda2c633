import { productLimits } from "../contract";
import { finish } from "./finish";
import { Handles } from "./handles";
import type { ParsedProduct, ParseOptions } from "./parsed";
import { descriptionText, plainText, sanitizeDescription } from "./rich-text";
import { type Spoken, speaksOf } from "./spoken";
import { ownCopy, type RawRecord, type Table } from "./table";
import { type WooAttribute, WooCells, WooColumns, type WooField } from "./woocommerce-cells";

const fields: Partial<Record<string, WooField>> = {
  title: "name",
  descriptionHtml: "description",
  vendor: "brands",
  category: "categories",
  tags: "tags",
  images: "images",
  seoTitle: "seoTitle",
  seoDescription: "seoDescription",
  sku: "sku",
  barcode: "barcode",
  price: "regularPrice",
  compareAtPrice: "regularPrice",
  cost: "cost",
  quantity: "stock",
  imageUrl: "images",
};

/**
 * What a WooCommerce file speaks of. A short description without a column for the long one, or for search engines,
 * makes those of new products only: it must not take the place of a text that somebody has written.
 */
export function wooSpeaksOf(header: string[]): Spoken {
  const columns = new WooColumns(header);
  const attributes = columns.hasAttributes();
  const more = {
    status: columns.has("published"),
    attributes,
    options: attributes,
    price: columns.has("salePrice"),
    compareAtPrice: columns.has("salePrice"),
    quantity: columns.has("inStock"),
    weightGrams: columns.hasWeight(),
  };
  // A sale that has ended is no word on the price where the regular one is not in the file.
  const filledOnly = columns.has("regularPrice") ? [] : ["price", "compareAtPrice"];
  return speaksOf(columns, fields, more, { filledOnly: new Set(filledOnly) });
}

/** Stands for a variation that is sold in any value of an option, where its siblings name theirs. */
const anyValue = "Any";

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The attributes whose values tell a product's variations apart, in its own order. */
function optionNames(own: WooAttribute[], variations: WooAttribute[][]): string[] {
  const used = variations.flat().filter(({ values }) => values.length > 0);
  const names = [...own, ...used].map(({ name }) => name);
  return names.filter(
    (name, i) => used.some((a) => sameName(a.name, name)) && names.findIndex((n) => sameName(n, name)) === i,
  );
}

/** A short text of at most `max` characters, cut between words. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const start = text.slice(0, max);
  return start.slice(0, Math.max(start.lastIndexOf(" "), max / 2)).toWellFormed();
}

function parseProduct(
  columns: WooColumns,
  options: ParseOptions,
  record: RawRecord,
  variations: RawRecord[],
  handles: Handles,
): ParsedProduct {
  const cells = new WooCells(columns, options);
  const title = plainText(cells.text(record, "name")).trim();
  const own = columns.attributes(record);
  const place = (variation: RawRecord) => Number(cells.text(variation, "position")) || 0;
  const ordered = variations.toSorted((a, b) => place(a) - place(b));
  const choices = ordered.map((variation) => columns.attributes(variation));
  const named = optionNames(own, choices);
  const choiceOf = (attributes: WooAttribute[], option: string) => {
    const value = attributes.find(({ name }) => sameName(name, option))?.values.join(", ") || anyValue;
    // The product's spelling of a value goes before the variation's.
    return own.find(({ name }) => sameName(name, option))?.values.find((v) => sameName(v, value)) ?? value;
  };
  const productOptions = named.map((name) => {
    const used = choices.map((attributes) => choiceOf(attributes, name));
    const inOrder = own.find((attribute) => sameName(attribute.name, name))?.values ?? [];
    return { name, values: [...new Set([...inOrder.filter((value) => used.includes(value)), ...used])] };
  });

  const images = cells.images(record);
  for (const variation of ordered)
    for (const url of cells.images(variation)) if (!images.includes(url)) images.push(url);
  const { category, tags: categoryTags } = cells.categories(record);
  const short = cells.richText(record, "shortDescription");
  const description = cells.richText(record, "description");
  const attributes = own
    .filter(({ name, values }) => values.length > 0 && !named.some((option) => sameName(option, name)))
    .map(({ name, values }) => ({ name, value: values.join(", ") }));
  const external = cells.text(record, "externalUrl");
  const parentWeight = cells.weight(record);
  const variant = (row: RawRecord) => ({
    sku: cells.code(row, "sku"),
    barcode: cells.code(row, "barcode"),
    ...cells.prices(row),
    cost: cells.amount(row, "cost"),
    weightGrams: row === record ? parentWeight : (cells.weight(row) ?? parentWeight),
  });
  const published = cells.text(record, "published");
  return finish(cells, {
    silent: published ? [] : ["status"],
    records: [record, ...variations].toSorted((a, b) => a.row - b.row),
    fields,
    product: {
      title,
      handle: title ? handles.next(title, cells.text(record, "id") || cells.text(record, "sku")) : "",
      descriptionHtml: sanitizeDescription(description || short),
      // 1 is public, 0 private, -1 a draft, 2 waits for review.
      status: /^(?:0|-1|2|no|false)$/i.test(published) ? "draft" : "active",
      vendor: plainText(cells.text(record, "brands")),
      category,
      tags: [...readTags(cells, record), ...categoryTags],
      options: productOptions,
      attributes: external ? [...attributes, { name: "External URL", value: external }] : attributes,
      seoTitle: cells.seo(record, "seoTitle"),
      // Search engines are shown the short description where nothing else is set.
      seoDescription:
        cells.seo(record, "seoDescription") ||
        (description ? cut(descriptionText(short), productLimits.seoDescription) : ""),
      images: images.map((url) => ({ url })),
    },
    variants:
      ordered.length === 0
        ? [{ record, variant: { ...variant(record), optionValues: [], quantity: cells.stock(record) } }]
        : ordered.map((row, i) => ({
            record: row,
            variant: {
              ...variant(row),
              optionValues: named.map((name) => choiceOf(choices[i] ?? [], name)),
              // A variation that is switched off is kept, but there is none of it to sell.
              quantity: cells.text(row, "published") === "0" ? 0 : cells.stock(row),
              imageUrl: cells.images(row)[0],
            },
          })),
  });
}

const readTags = (cells: WooCells, record: RawRecord) =>
  cells
    .text(record, "tags")
    .split(/(?<!\\),/)
    .map((tag) => plainText(tag.replaceAll("\\,", ",")).trim())
    .filter(Boolean);

/** Variations by the key of their product: `id:12`, or the product's SKU. */
async function variationsOf(table: Table, columns: WooColumns): Promise<Map<string, RawRecord[]>> {
  const needed = columns.variantPlaces();
  const found = new Map<string, RawRecord[]>();
  for await (const record of table.records()) {
    if (record.problem || !columns.isVariation(record)) continue;
    const parent = ownCopy(columns.text(record, "parent"));
    const cells = record.cells.map((cell, i) => (needed.has(i) && cell !== "" ? ownCopy(cell) : ""));
    const siblings = found.get(parent);
    if (siblings) siblings.push({ row: record.row, cells });
    else found.set(parent, [{ row: record.row, cells }]);
  }
  return found;
}

/**
 * The products of a WooCommerce file. Variations may stand anywhere, before or long after their product, and repeat
 * its whole description: the file is read twice, first for the variations' few own cells, which are kept, then for
 * the products, each handed out at its own row. Variations whose product is not in the file come last, as errors.
 * Grouped products come without a price: their parts are products of their own.
 */
export async function* readWooCommerce(table: Table, options: ParseOptions): AsyncGenerator<ParsedProduct> {
  const columns = new WooColumns(table.header);
  const variations = await variationsOf(table, columns);
  const handles = new Handles();
  for await (const record of table.records()) {
    if (columns.isVariation(record) && !record.problem) continue;
    const keys = [`id:${columns.text(record, "id")}`, columns.text(record, "sku")];
    const own = keys.filter(Boolean).flatMap((key) => {
      const found = variations.get(key) ?? [];
      variations.delete(key);
      return found;
    });
    yield parseProduct(columns, options, record, own, handles);
  }
  for (const [parent, orphans] of variations) {
    for (const record of orphans) {
      const cells = new WooCells(columns, options);
      cells.refuse(record, "parent", "parentMissing", { parent: parent.slice(0, 60) });
      yield { ok: false, rows: [record.row], errors: cells.errors };
    }
  }
}
