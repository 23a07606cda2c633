import { z } from "zod";

export * from "./choices";
export * from "./views";

/**
 * What a product is made of when it comes in: by form, API or file. Safe for the browser.
 * Amounts are integers in minor units of the store's currency. Array order is what counts: `position` is
 * renumbered from 0 after sorting by the positions that were given.
 */

/** Most of each that one product may have. */
export const productLimits = {
  title: 500,
  handle: 200,
  description: 100_000,
  vendor: 200,
  category: 300,
  tags: 250,
  tag: 100,
  options: 3,
  optionName: 100,
  optionValues: 500,
  optionValue: 255,
  attributes: 100,
  attributeValue: 2000,
  images: 250,
  url: 2048,
  alt: 1000,
  seoTitle: 300,
  seoDescription: 1000,
  variants: 1000,
  sku: 255,
  barcode: 255,
  amount: 10_000_000_000_000,
  quantity: 1_000_000_000,
  weightGrams: 100_000_000,
} as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const unstorable = /[\r\0-\x08\v\f\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const forbidden = /[\0-\x08\v\f\x0e-\x1f\x7f\ufffe\uffff]/g;

/** A text without what Postgres or XML cannot hold (control characters, half surrogates); line ends become `\n`. */
export function storable(text: string): string {
  if (!unstorable.test(text)) return text;
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(forbidden, "");
}

/** A text on one line, without space around it. */
function oneLine(text: string): string {
  return storable(text)
    .replace(/\s*[\n\t\u2028\u2029]\s*/g, " ")
    .trim();
}

const line = (max: number) => z.string().overwrite(oneLine).max(max);
const filledLine = (max: number) => z.string().overwrite(oneLine).min(1).max(max);
const amount = z.int().min(0).max(productLimits.amount);

function sortedByPosition<T extends { position: number }>(items: T[]): T[] {
  return items.toSorted((a, b) => a.position - b.position).map((item, position) => ({ ...item, position }));
}

const position = z.int().min(0).max(100_000).default(0);

function isImageUrl(url: string): boolean {
  if (/^\/(?!\/)[^\s\\]*$/.test(url)) return true;
  return /^https?:\/\/[^\s\\]+$/i.test(url) && URL.canParse(url);
}

/** A web address of an image, or a path on this installation for one that was uploaded. */
const ImageUrl = z
  .string()
  .overwrite((url) =>
    url
      .trim()
      .replaceAll(" ", "%20")
      .replace(/^https?:/i, (scheme) => scheme.toLowerCase()),
  )
  .max(productLimits.url)
  .refine(isImageUrl, { params: { code: "url" } });

/** The handle that a title suggests: its letters and digits, lower case, of any script, joined by hyphens. */
export function handleFrom(title: string): string {
  const words = storable(title)
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  const handle = (words ?? [])
    .join("-")
    .slice(0, productLimits.handle)
    .toWellFormed()
    .replace(/[-\ufffd]+$/, "");
  if (/^[\p{L}\p{N}]/u.test(handle)) return handle;
  // A title of nothing but signs still needs a handle, and the same one each time.
  let hash = 0;
  for (const character of title) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return `product-${hash.toString(36)}`;
}

const Handle = z
  .string()
  .trim()
  .max(productLimits.handle)
  .regex(/^([\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*)?$/u)
  .meta({ description: "Name of the product in addresses; made from the title when left empty" });

/** `a>b` and ` a  > b ` name the same category. */
function categoryPath(text: string): string {
  return text
    .split(">")
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" > ");
}

export const VariantInput = z
  .strictObject({
    sku: line(productLimits.sku).optional(),
    barcode: line(productLimits.barcode).optional(),
    /** One value for each option of the product, in their order. */
    optionValues: z.array(filledLine(productLimits.optionValue)).max(productLimits.options).default([]),
    /** Missing where the product has no price yet. */
    price: amount.optional(),
    compareAtPrice: amount.optional(),
    cost: amount.optional(),
    /** Units on hand; missing where stock is not counted. */
    quantity: z.int().min(-productLimits.quantity).max(productLimits.quantity).optional(),
    weightGrams: z.int().min(0).max(productLimits.weightGrams).optional(),
    imageUrl: ImageUrl.optional(),
    position,
  })
  .overwrite((v) => ({ ...v, sku: v.sku || undefined, barcode: v.barcode || undefined }));
export type VariantInput = z.output<typeof VariantInput>;

const fields = {
  title: filledLine(productLimits.title),
  handle: Handle,
  /** Rich text; the server keeps only the elements that rich-text.ts allows. */
  descriptionHtml: z.string().overwrite(storable).max(productLimits.description),
  status: z.enum(["draft", "active", "archived"]),
  vendor: line(productLimits.vendor),
  /** A path such as `Clothing > T-shirts`. */
  category: line(productLimits.category).overwrite(categoryPath),
  tags: z
    .array(filledLine(productLimits.tag))
    .max(productLimits.tags)
    .overwrite((tags) => [...new Set(tags)]),
  options: z
    .array(
      z.strictObject({
        name: filledLine(productLimits.optionName),
        values: z.array(filledLine(productLimits.optionValue)).min(1).max(productLimits.optionValues),
      }),
    )
    .max(productLimits.options),
  /** Facts that are not choices of the buyer: material, care, age group. */
  attributes: z
    .array(
      z.strictObject({
        name: filledLine(productLimits.optionName),
        value: filledLine(productLimits.attributeValue),
      }),
    )
    .max(productLimits.attributes),
  seoTitle: line(productLimits.seoTitle),
  seoDescription: z
    .string()
    .overwrite((text) => storable(text).trim())
    .max(productLimits.seoDescription),
  images: z
    .array(z.strictObject({ url: ImageUrl, alt: line(productLimits.alt).default(""), position }))
    .max(productLimits.images)
    .overwrite(sortedByPosition),
  variants: z.array(VariantInput).min(1).max(productLimits.variants).overwrite(sortedByPosition),
};

/** Any of a product's fields, for a change; what is left out has no value here, not even an empty one. */
export const ProductChange = z.strictObject(fields).partial();
export type ProductChange = z.output<typeof ProductChange>;

/** A whole product. Its handle is made from the title when it is empty or left out. */
export const ProductInput = z
  .strictObject({
    title: fields.title,
    handle: fields.handle.default(""),
    descriptionHtml: fields.descriptionHtml.default(""),
    status: fields.status.default("draft"),
    vendor: fields.vendor.default(""),
    category: fields.category.default(""),
    tags: fields.tags.default([]),
    options: fields.options.default([]),
    attributes: fields.attributes.default([]),
    seoTitle: fields.seoTitle.default(""),
    seoDescription: fields.seoDescription.default(""),
    images: fields.images.default([]),
    variants: fields.variants,
  })
  .overwrite((product) => (product.handle ? product : { ...product, handle: handleFrom(product.title) }))
  .superRefine((product, ctx) => {
    const refuse = (code: "taken" | "invalid", path: (string | number)[]) =>
      ctx.addIssue({ code: "custom", path, params: { code } });
    const seen = new Set<string>();
    const once = (key: string, path: (string | number)[]) => {
      if (seen.has(key)) refuse("taken", path);
      seen.add(key);
    };
    const choices = product.options.map((option, o) => {
      once(`name ${option.name}`, ["options", o, "name"]);
      const values = new Set(option.values);
      if (values.size < option.values.length) refuse("taken", ["options", o, "values"]);
      return values;
    });
    product.variants.forEach((variant, v) => {
      const values = variant.optionValues;
      const fits = values.length === choices.length && values.every((value, o) => choices[o]?.has(value));
      if (!fits) refuse("invalid", ["variants", v, "optionValues"]);
      once(`values ${JSON.stringify(values)}`, ["variants", v, "optionValues"]);
      if (variant.sku) once(`sku ${variant.sku}`, ["variants", v, "sku"]);
    });
  });
export type ProductInput = z.output<typeof ProductInput>;

/** What the columns of a file of unknown make can mean. The header of an option's column is the option's name. */
export const mappedFields = [
  "title",
  "handle",
  "description",
  "status",
  "vendor",
  "category",
  "tags",
  "images",
  "seoTitle",
  "seoDescription",
  "option1",
  "option2",
  "option3",
  "sku",
  "barcode",
  "price",
  "compareAtPrice",
  "cost",
  "quantity",
  "weightGrams",
  "weightKg",
  "weightLb",
  "weightOz",
  "variantImage",
] as const;
export type MappedField = (typeof mappedFields)[number];

/** Which column (by its name) is which field; columns that are not named are left out. */
export const ImportMapping = z
  .partialRecord(z.enum(mappedFields), z.string().max(1000))
  .refine((mapping) => Boolean(mapping.title), { path: ["title"], params: { code: "required" } });
export type ImportMapping = z.output<typeof ImportMapping>;
