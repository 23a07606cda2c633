import { ProductInput, type VariantInput } from "../contract";
import { identityOf } from "../formats/identity";

const given = (value: unknown) =>
  value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** What the file leaves empty stays as it is: a price list has no descriptions, and must not take them away. */
function fill<T extends object>(before: T, incoming: T): T {
  const entries = Object.entries(incoming).filter(([, value]) => given(value));
  return { ...before, ...Object.fromEntries(entries) };
}

const namesOf = (product: ProductInput) => JSON.stringify(product.options.map((option) => option.name));

/**
 * A stored product with what a file says of it. Variants are matched by SKU, else by option values; those that the
 * file does not name stay. Where the file has other options than the product, its options and variants replace them.
 */
export function mergeProduct(before: ProductInput, incoming: ProductInput): ProductInput {
  const product = fill(before, incoming);
  if (namesOf(before) !== namesOf(incoming)) {
    return ProductInput.parse({ ...product, options: incoming.options, variants: incoming.variants });
  }
  const left = new Map(incoming.variants.map((variant) => [identityOf(variant), variant]));
  const byValues = new Map(
    incoming.variants.map((variant) => [JSON.stringify(variant.optionValues), variant]),
  );
  const take = (variant: VariantInput) => {
    // A variant that has no SKU yet is found by its values, and gets the file's SKU.
    const same =
      left.get(identityOf(variant)) ??
      (variant.sku ? undefined : byValues.get(JSON.stringify(variant.optionValues)));
    if (same) left.delete(identityOf(same));
    return same ? { ...fill(variant, same), position: variant.position } : variant;
  };
  const kept = before.variants.map(take);
  const added = [...left.values()].map((variant, i) => ({ ...variant, position: kept.length + i }));
  const variants = [...kept, ...added];
  const options = before.options.map((option, at) => ({
    name: option.name,
    values: [...new Set([...option.values, ...variants.map((v) => v.optionValues[at] ?? "")])].filter(
      Boolean,
    ),
  }));
  return ProductInput.parse({ ...product, options, variants });
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
