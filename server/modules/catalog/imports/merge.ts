import { clearableOfProduct, clearableOfVariant } from "../choices";
import { ProductInput, type VariantInput } from "../contract";
import { pairVariants } from "../formats/identity";
import type { ImportErrorCode, ParsedProduct } from "../formats/parsed";
import type { Spoken } from "../formats/spoken";
import type { Clearable } from "../views";

const productFields = ["title", "status", ...clearableOfProduct] as const;

const given = (value: unknown) =>
  value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** What is stored and what comes do not go together. */
export class MergeFault extends Error {
  constructor(readonly code: Extract<ImportErrorCode, "optionValueMissing" | "invalid">) {
    super(code);
  }
}

/** Takes over the fields that the file speaks of, blank ones too; the others stay. */
function take<T extends object>(
  before: T,
  incoming: T,
  fields: readonly (keyof T & string)[],
  { fields: spoken, filledOnly }: Spoken,
): T {
  const taken = fields.filter(
    (field) => spoken.has(field) && (!filledOnly.has(field) || given(incoming[field])),
  );
  return { ...before, ...Object.fromEntries(taken.map((field) => [field, incoming[field]])) };
}

/** Attributes that have columns of their own are replaced one by one; the others stay where they are. */
function mergeAttributes(before: ProductInput, incoming: ProductInput, names: Spoken["attributeNames"]) {
  const said = new Map(incoming.attributes.map((attribute) => [attribute.name, attribute]));
  const kept = before.attributes.flatMap((attribute) => {
    if (!names.has(attribute.name)) return [attribute];
    const now = said.get(attribute.name);
    said.delete(attribute.name);
    return now ? [now] : [];
  });
  return [...kept, ...said.values()];
}

const namesOf = (product: ProductInput) => JSON.stringify(product.options.map((option) => option.name));

/**
 * A stored product with what a file says of it. Variants are matched by SKU, else by option values; those that the
 * file does not name stay. Where the file has other options than the product, its options and variants replace them.
 * @throws MergeFault, ZodError where the two do not go together
 */
export function mergeProduct(
  before: ProductInput,
  { product: incoming, silent }: Pick<Extract<ParsedProduct, { ok: true }>, "product" | "silent">,
  file: Spoken,
): ProductInput {
  const spoken = { ...file, fields: file.fields.difference(new Set(silent)) };
  const product = take(before, incoming, productFields, spoken);
  if (!spoken.fields.has("attributes")) {
    product.attributes = mergeAttributes(before, incoming, spoken.attributeNames);
  }
  if (spoken.fields.has("images") && !spoken.fields.has("alt")) {
    const alts = new Map(before.images.map(({ url, alt }) => [url, alt]));
    product.images = incoming.images.map((image) => ({ ...image, alt: alts.get(image.url) ?? image.alt }));
  }
  const ofOptions = spoken.fields.has("options");
  const pairs = pairVariants(before.variants, incoming.variants);
  const [only, other] = before.variants;
  const [single, second] = incoming.variants;
  if (!ofOptions && only && single && !other && !second) pairs.set(single, only);
  const merged = (stored: VariantInput, said: VariantInput) => ({
    ...take(stored, said, clearableOfVariant, spoken),
    optionValues: ofOptions ? said.optionValues : stored.optionValues,
  });

  if (ofOptions && namesOf(before) !== namesOf(incoming)) {
    const variants = incoming.variants.map((said) => {
      const stored = pairs.get(said);
      return stored ? { ...merged(stored, said), position: said.position } : said;
    });
    return ProductInput.parse({ ...product, options: incoming.options, variants });
  }
  const saidOf = new Map([...pairs].map(([said, stored]) => [stored, said]));
  const kept = before.variants.map((stored) => {
    const said = saidOf.get(stored);
    return said ? merged(stored, said) : stored;
  });
  const added = incoming.variants.filter((variant) => !pairs.has(variant));
  // A new variant without a column for its option values could be any.
  if (added.length > 0 && !ofOptions && before.options.length > 0) throw new MergeFault("optionValueMissing");
  const variants = [...kept, ...added.map((variant, i) => ({ ...variant, position: kept.length + i }))];
  const options = before.options.map((option, at) => ({
    name: option.name,
    values: [...new Set([...option.values, ...variants.map((v) => v.optionValues[at] ?? "")])].filter(
      Boolean,
    ),
  }));
  return ProductInput.parse({ ...product, options, variants });
}

/** Which fields had a value, of the product or one of its variants, and have none any more. */
export function clearedFields(before: ProductInput, after: ProductInput): Clearable[] {
  const pairs = [...pairVariants(before.variants, after.variants)];
  const attributes = new Set(after.attributes.map(({ name }) => name));
  return [
    ...clearableOfProduct.filter((field) =>
      field === "attributes"
        ? before.attributes.some(({ name }) => !attributes.has(name))
        : given(before[field]) && !given(after[field]),
    ),
    ...clearableOfVariant.filter((field) =>
      pairs.some(([is, was]) => given(was[field]) && !given(is[field])),
    ),
  ];
}

/** Whether two products say the same, whatever the order of their fields. */
export function sameProduct(a: ProductInput, b: ProductInput): boolean {
  const plain = (product: ProductInput) =>
    JSON.stringify(ProductInput.parse(product), (_key, value: unknown) =>
      value && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
        : value,
    );
  return plain(a) === plain(b);
}
