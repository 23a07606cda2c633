import { handleFrom } from "../contract";
import { Cells, Columns } from "./columns";
import { finish } from "./finish";
import { groupRows } from "./group-rows";
import { readList } from "./lists";
import type { ParsedProduct, ParseOptions } from "./parsed";
import { sanitizeDescription } from "./rich-text";
import { type Spoken, speaksOf } from "./spoken";
import type { RawRecord, Table } from "./table";

/**
 * Shopify's product file (help.shopify.com/en/manual/products/import-export/using-csv), under its names until 2024
 * and those since. Rows of one handle are one product: the first carries the product, each with option values,
 * price or SKU is a variant, each with an image is an image; one row can be all three.
 */
const names = {
  handle: ["Handle", "URL handle"],
  title: ["Title"],
  description: ["Body (HTML)", "Body HTML", "Description"],
  vendor: ["Vendor"],
  category: ["Product Category"],
  type: ["Type", "Custom Product Type"],
  tags: ["Tags"],
  published: ["Published", "Published on online store"],
  status: ["Status"],
  option1Name: ["Option1 Name"],
  option1: ["Option1 Value"],
  option2Name: ["Option2 Name"],
  option2: ["Option2 Value"],
  option3Name: ["Option3 Name"],
  option3: ["Option3 Value"],
  sku: ["Variant SKU", "SKU"],
  barcode: ["Variant Barcode", "Barcode"],
  grams: ["Variant Grams", "Weight value (grams)"],
  tracker: ["Variant Inventory Tracker", "Inventory tracker"],
  quantity: ["Variant Inventory Qty", "Inventory quantity"],
  price: ["Variant Price", "Price"],
  compareAtPrice: ["Variant Compare At Price", "Compare-at price"],
  cost: ["Cost per item"],
  variantImage: ["Variant Image", "Variant image URL"],
  imageUrl: ["Image Src", "Product image URL"],
  imagePosition: ["Image Position"],
  imageAlt: ["Image Alt Text"],
  seoTitle: ["SEO Title"],
  seoDescription: ["SEO Description"],
  gender: ["Google Shopping / Gender"],
  ageGroup: ["Google Shopping / Age Group"],
};
type Field = keyof typeof names;

const optionFields = [
  ["option1Name", "option1"],
  ["option2Name", "option2"],
  ["option3Name", "option3"],
] as const;

const fields: Partial<Record<string, Field>> = {
  title: "title",
  handle: "handle",
  descriptionHtml: "description",
  vendor: "vendor",
  status: "status",
  category: "category",
  tags: "tags",
  options: "option1Name",
  images: "imageUrl",
  seoTitle: "seoTitle",
  seoDescription: "seoDescription",
  optionValues: "option1",
  sku: "sku",
  barcode: "barcode",
  price: "price",
  compareAtPrice: "compareAtPrice",
  cost: "cost",
  quantity: "quantity",
  weightGrams: "grams",
  imageUrl: "variantImage",
};

/** What a Shopify file speaks of. */
export function shopifySpeaksOf(header: string[]): Spoken {
  const columns = new Columns(header, names);
  const attributeNames = new Set(metafields(header).map(({ name }) => name));
  if (columns.has("type") && columns.has("category")) attributeNames.add("Type");
  if (columns.has("gender")) attributeNames.add("Gender");
  if (columns.has("ageGroup")) attributeNames.add("Age group");
  const more = {
    status: columns.has("published"),
    category: columns.has("type"),
    options: columns.has("option1"),
    alt: columns.has("imageAlt"),
  };
  return speaksOf(columns, fields, more, { attributeNames });
}

/** Columns of metafields, such as `Fabric (product.metafields.shopify.fabric)`: facts about the product. */
function metafields(header: string[]): { name: string; index: number }[] {
  return header.flatMap((column, index) => {
    const [, name, key] = /^(.+?) \(product\.metafields\.([^)]+)\)$/.exec(column.trim()) ?? [];
    return name && !key?.startsWith("mm-google-shopping") ? [{ name, index }] : [];
  });
}

/** Files put an apostrophe before numbers so that spreadsheets keep their zeros. */
const withoutApostrophe = (code: string | undefined) => code?.replace(/^'(?=\d)/, "");

function images(cells: Cells<Field>, records: RawRecord[]) {
  const found = new Map<string, { url: string; alt: string; position: number }>();
  for (const record of records) {
    const url = cells.text(record, "imageUrl");
    if (!url) continue;
    const alt = cells.text(record, "imageAlt");
    const given = Number(cells.text(record, "imagePosition") || Number.NaN);
    const position = Number.isInteger(given) && given > 0 && given <= 100_000 ? given : found.size + 1;
    const known = found.get(url);
    if (known) known.alt ||= alt;
    else found.set(url, { url, alt, position });
  }
  for (const record of records) {
    const url = cells.text(record, "variantImage");
    if (url && !found.has(url)) found.set(url, { url, alt: "", position: 100_000 });
  }
  return [...found.values()];
}

/** The state that the cells name; undefined where they are blank. */
function statusOf(cells: Cells<Field>, records: RawRecord[]): "active" | "draft" | "archived" | undefined {
  const status = cells.first(records, "status").toLowerCase();
  if (status === "active" || status === "draft" || status === "archived") return status;
  // An unlisted product can be bought by those who have its address.
  if (status === "unlisted") return "active";
  const [record] = records;
  if (status && record) cells.refuse(record, "status", "statusUnknown", { value: status.slice(0, 60) });
  const published = cells.first(records, "published");
  if (!published) return undefined;
  return /^(?:false|no|0)$/i.test(published) ? "draft" : "active";
}

function parseProduct(
  cells: Cells<Field>,
  records: RawRecord[],
  facts: { name: string; index: number }[],
): ParsedProduct {
  const variantFields = ["option1", "option2", "option3", "sku", "price", "barcode"] as const;
  const variantRows = records.filter(
    (record, i) => i === 0 || variantFields.some((field) => cells.text(record, field) !== ""),
  );
  const [firstRow] = variantRows;
  const isDefault =
    variantRows.length === 1 && firstRow && /^default title$/i.test(cells.text(firstRow, "option1"));
  const used = isDefault
    ? []
    : optionFields.filter(([name, value]) => cells.first(records, name) || cells.first(variantRows, value));
  const options = used.map(([name, value]) => ({
    name: cells.first(records, name),
    values: [...new Set(variantRows.map((record) => cells.text(record, value)).filter(Boolean))],
  }));
  const status = statusOf(cells, records);
  const handle = cells.text(records[0] ?? { row: 0, cells: [] }, "handle");
  const type = cells.first(records, "type");
  const category = cells.first(records, "category").replace(/^uncategorized$/i, "");
  const attributes = [
    // The merchant's own word for the product where the category is Shopify's.
    { name: "Type", value: category ? type : "" },
    { name: "Gender", value: cells.first(records, "gender") },
    { name: "Age group", value: cells.first(records, "ageGroup") },
    ...facts.map(({ name, index }) => ({
      name,
      value: records.map((record) => record.cells[index]?.trim() ?? "").find(Boolean) ?? "",
    })),
  ];
  return finish(cells, {
    records,
    fields,
    // A product without options says so: its only variant is the "Default Title".
    silent: [...(status ? [] : ["status"]), ...(used.length > 0 || isDefault ? [] : ["options"])],
    product: {
      title: cells.first(records, "title"),
      handle: /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(handle) ? handle : handleFrom(handle),
      descriptionHtml: sanitizeDescription(cells.first(records, "description")),
      status: status ?? "active",
      vendor: cells.first(records, "vendor"),
      category: category || type,
      tags: readList(cells.first(records, "tags")),
      options,
      // Long and structured metafields are content for a theme, not facts.
      attributes: attributes.filter(
        ({ value }) => value !== "" && value.length <= 2000 && !/^[[{]/.test(value),
      ),
      seoTitle: cells.first(records, "seoTitle"),
      seoDescription: cells.first(records, "seoDescription"),
      images: images(cells, records),
    },
    variants: variantRows.map((record) => ({
      record,
      variant: {
        sku: withoutApostrophe(cells.code(record, "sku")),
        barcode: withoutApostrophe(cells.code(record, "barcode")),
        optionValues: used.map(([, value]) => cells.text(record, value)),
        price: cells.amount(record, "price"),
        compareAtPrice: cells.amount(record, "compareAtPrice"),
        cost: cells.amount(record, "cost"),
        quantity: quantityOf(cells, record),
        weightGrams: cells.grams(record, "grams", 1),
        imageUrl: cells.text(record, "variantImage") || undefined,
      },
    })),
  });
}

/** Shopify writes 0 for variants whose stock it does not count; those are not out of stock. */
function quantityOf(cells: Cells<Field>, record: RawRecord): number | undefined {
  const quantity = cells.whole(record, "quantity");
  const counted = !cells.columns.has("tracker") || cells.text(record, "tracker") !== "";
  return counted || quantity !== 0 ? quantity : undefined;
}

/** The products of a Shopify file, each when its last row has been read. */
export async function* readShopify(table: Table, options: ParseOptions): AsyncGenerator<ParsedProduct> {
  const columns = new Columns(table.header, names);
  const facts = metafields(table.header);
  for await (const records of groupRows(table, (record) => columns.text(record, "handle"))) {
    const cells = new Cells(columns, options.currency, "point");
    const [first] = records;
    if (first && !columns.text(first, "handle") && !first.problem) {
      cells.refuse(first, "handle", "handleMissing");
      yield { ok: false, rows: [first.row], errors: cells.errors };
    } else yield parseProduct(cells, records, facts);
  }
}
