import type { ProductInput } from "../contract";
import { escapeItem, writeList } from "./lists";
import { writeAmount } from "./money";

/**
 * The columns of our own file, in their order. One row for each variant; what belongs to the product stands in its
 * first row, and every row carries the handle, which holds them together.
 *
 * - Lists (tags, images, their alternative texts, the order of option values) are separated by commas, attributes
 *   are `Name: value; Name: value`; a separator inside an item stands behind a backslash.
 * - Amounts are decimals with a point, in the store's currency; weight is in grams. Empty means "none".
 * - "Option order" is only filled in where the values' order is not the one in which the variants name them.
 * - No cell is longer than Excel allows: what does not fit goes on in the next row, which says `yes` under Continued.
 * - A text that a spreadsheet would run as a formula has an apostrophe before it (formula.ts).
 */
export const roozColumns = {
  handle: "Handle",
  title: "Title",
  description: "Description",
  status: "Status",
  vendor: "Vendor",
  category: "Category",
  tags: "Tags",
  option1Name: "Option 1 name",
  option1: "Option 1 value",
  option2Name: "Option 2 name",
  option2: "Option 2 value",
  option3Name: "Option 3 name",
  option3: "Option 3 value",
  sku: "SKU",
  barcode: "Barcode",
  price: "Price",
  compareAtPrice: "Compare-at price",
  cost: "Cost",
  currency: "Currency",
  quantity: "Quantity",
  weight: "Weight (g)",
  variantImage: "Variant image",
  images: "Images",
  imageAlts: "Image alt texts",
  attributes: "Attributes",
  seoTitle: "SEO title",
  seoDescription: "SEO description",
  option1Order: "Option 1 order",
  option2Order: "Option 2 order",
  option3Order: "Option 3 order",
  continued: "Continued",
} as const;
export type RoozField = keyof typeof roozColumns;

const order = Object.keys(roozColumns) as RoozField[];

export const roozHeader: readonly string[] = Object.values(roozColumns);

/** Which columns hold nothing but numbers. */
export const roozNumbers: readonly boolean[] = order.map((field) =>
  ["price", "compareAtPrice", "cost", "quantity", "weight"].includes(field),
);

/** Excel allows 32,767 characters in a cell; the apostrophe before a formula needs room too. */
const cellLength = 32_000;

const optionFields = [
  ["option1Name", "option1", "option1Order"],
  ["option2Name", "option2", "option2Order"],
  ["option3Name", "option3", "option3Order"],
] as const;

type Row = Partial<Record<RoozField, string>>;

function productCells(product: ProductInput): Row {
  const row: Row = {
    title: product.title,
    description: product.descriptionHtml,
    status: product.status,
    vendor: product.vendor,
    category: product.category,
    tags: writeList(product.tags),
    images: writeList(product.images.map((image) => image.url)),
    imageAlts: product.images.some((image) => image.alt)
      ? writeList(product.images.map((image) => image.alt))
      : "",
    attributes: product.attributes
      .map(({ name, value }) => `${escapeItem(name, ":;")}: ${escapeItem(value, ":;")}`)
      .join("; "),
    seoTitle: product.seoTitle,
    seoDescription: product.seoDescription,
  };
  product.options.forEach(({ name, values }, o) => {
    const [nameField, , orderField] = optionFields[o] ?? [];
    if (!nameField || !orderField) return;
    row[nameField] = name;
    const named = new Set(product.variants.map((variant) => variant.optionValues[o] ?? ""));
    if (JSON.stringify([...named]) !== JSON.stringify(values)) row[orderField] = writeList(values);
  });
  return row;
}

function variantCells(variant: ProductInput["variants"][number], currency: string): Row {
  const amount = (value: number | undefined) => (value === undefined ? "" : writeAmount(value, currency));
  const row: Row = {
    sku: variant.sku,
    barcode: variant.barcode,
    price: amount(variant.price),
    compareAtPrice: amount(variant.compareAtPrice),
    cost: amount(variant.cost),
    currency,
    quantity: variant.quantity?.toString(),
    weight: variant.weightGrams?.toString(),
    variantImage: variant.imageUrl,
  };
  variant.optionValues.forEach((value, o) => {
    const field = optionFields[o]?.[1];
    if (field) row[field] = value;
  });
  return row;
}

/** Where to cut a text that is too long for a cell: never inside a character. */
function cutAt(text: string): number {
  if (text.length <= cellLength) return text.length;
  const last = text.charCodeAt(cellLength - 1);
  return last >= 0xd800 && last < 0xdc00 ? cellLength - 1 : cellLength;
}

/** A product as rows of texts in the order of `roozHeader`. */
export function roozRows(product: ProductInput, currency: string): string[][] {
  return product.variants.flatMap((variant, v) => {
    const row: Row = { ...(v === 0 && productCells(product)), ...variantCells(variant, currency) };
    const rows: string[][] = [];
    let rest = order.map((field) => row[field] ?? "");
    do {
      const cuts = rest.map(cutAt);
      const cells = rest.map((text, i) => text.slice(0, cuts[i]));
      rest = rest.map((text, i) => text.slice(cuts[i]));
      cells[0] = product.handle;
      if (rows.length > 0) cells[cells.length - 1] = "yes";
      rows.push(cells);
    } while (rest.some((text) => text !== ""));
    return rows;
  });
}
