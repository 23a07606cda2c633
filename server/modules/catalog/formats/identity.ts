import type { VariantInput } from "../contract";

/**
 * What makes two variants the same when a file is imported again: the SKU where there is one (unique in a store),
 * else the option values, which are unique within a product. Between products the product's handle comes before it.
 */
export function identityOf(variant: Pick<VariantInput, "sku" | "optionValues">): string {
  return variant.sku ? `sku ${variant.sku}` : `options ${JSON.stringify(variant.optionValues)}`;
}
