import type { ProductChange, ProductDetail } from "@/server/modules/catalog/contract";
import { fromDecimal, toDecimal } from "@/server/platform/money";

/** A variant as the form holds it: every field is the text that stands in it. */
export interface VariantValues {
  optionValues: string[];
  sku: string;
  barcode: string;
  price: string;
  compareAtPrice: string;
  cost: string;
  quantity: string;
  weightGrams: string;
  imageUrl: string | undefined;
}

/** A product as the form holds it. */
export interface ProductValues {
  title: string;
  handle: string;
  descriptionHtml: string;
  status: ProductDetail["status"];
  vendor: string;
  category: string;
  tags: string;
  options: { name: string; values: string }[];
  images: { url: string; alt: string }[];
  variants: VariantValues[];
  seoTitle: string;
  seoDescription: string;
}

/** The items of a text that separates them with commas, of any script. */
export const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,،、，;\n]/)
      .map((item) => item.trim())
      .filter(Boolean),
  ),
];

const emptyVariant = (optionValues: string[]): VariantValues => ({
  optionValues,
  sku: "",
  barcode: "",
  price: "",
  compareAtPrice: "",
  cost: "",
  quantity: "",
  weightGrams: "",
  imageUrl: undefined,
});

export const emptyProduct: ProductValues = {
  title: "",
  handle: "",
  descriptionHtml: "",
  status: "draft",
  vendor: "",
  category: "",
  tags: "",
  options: [],
  images: [],
  variants: [emptyVariant([])],
  seoTitle: "",
  seoDescription: "",
};

/** What the form starts with for a stored product. */
export function valuesOf(product: ProductDetail): ProductValues {
  const money = (amount: number | null) => (amount === null ? "" : toDecimal(amount, product.currency));
  const count = (value: number | null) => (value === null ? "" : String(value));
  return {
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.descriptionHtml,
    status: product.status,
    vendor: product.vendor,
    category: product.category,
    tags: product.tags.join(", "),
    options: product.options.map(({ name, values }) => ({ name, values: values.join(", ") })),
    images: product.images.map(({ url, alt }) => ({ url, alt })),
    variants: product.variants.map((v) => ({
      optionValues: v.optionValues,
      sku: v.sku ?? "",
      barcode: v.barcode ?? "",
      price: money(v.price),
      compareAtPrice: money(v.compareAtPrice),
      cost: money(v.cost),
      quantity: count(v.quantity),
      weightGrams: count(v.weightGrams),
      imageUrl: v.imageUrl ?? undefined,
    })),
    seoTitle: product.seoTitle,
    seoDescription: product.seoDescription,
  };
}

/** Whether a text is an amount in the currency, or empty. */
export const isAmount = (text: string, currency: string): boolean =>
  text.trim() === "" || (fromDecimal(text, currency) ?? -1) >= 0;

/** What the form's values mean for the API. Amounts must have been checked with `isAmount`. */
export function changeOf(values: ProductValues, currency: string): ProductChange {
  const amount = (text: string) => (text.trim() === "" ? undefined : fromDecimal(text, currency));
  const count = (text: string) => (text.trim() === "" ? undefined : Number(text));
  const options = values.options
    .map(({ name, values: list }) => ({ name: name.trim(), values: listOf(list) }))
    .filter((option) => option.name && option.values.length > 0);
  return {
    title: values.title,
    handle: values.handle,
    descriptionHtml: values.descriptionHtml,
    status: values.status,
    vendor: values.vendor,
    category: values.category,
    tags: listOf(values.tags),
    options,
    images: values.images.map((image, position) => ({ ...image, position })),
    variants: values.variants.map((v, position) => ({
      optionValues: v.optionValues,
      sku: v.sku || undefined,
      barcode: v.barcode || undefined,
      price: amount(v.price),
      compareAtPrice: amount(v.compareAtPrice),
      cost: amount(v.cost),
      quantity: count(v.quantity),
      weightGrams: count(v.weightGrams),
      imageUrl: v.imageUrl,
      position,
    })),
    seoTitle: values.seoTitle,
    seoDescription: values.seoDescription,
  };
}

/**
 * A variant for each combination of option values: those that are there already keep what was entered; a single
 * variant without options hands its figures to all.
 */
export function combine(options: ProductValues["options"], variants: VariantValues[]): VariantValues[] {
  const lists = options
    .map(({ name, values }) => (name.trim() ? listOf(values) : []))
    .filter((list) => list.length > 0);
  const combinations = lists.reduce<string[][]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );
  const known = new Map(variants.map((variant) => [JSON.stringify(variant.optionValues), variant]));
  const pattern = variants[0] ?? emptyVariant([]);
  return combinations.slice(0, 1000).map(
    (optionValues) =>
      known.get(JSON.stringify(optionValues)) ?? {
        ...pattern,
        optionValues,
        sku: "",
        barcode: "",
        quantity: "",
      },
  );
}
