import type { VariantInput } from "../contract";

interface Identified {
  sku?: string | null | undefined;
  optionValues: VariantInput["optionValues"];
}

const valuesOf = (variant: Identified) => JSON.stringify(variant.optionValues);

/**
 * Which variant of before each variant of after is, within a product: the one with its SKU (unique in a store), else
 * of the rest the one with its option values (unique within a product). So a variant whose SKU is new, changed or
 * gone is still the same.
 */
export function pairVariants<B extends Identified, A extends Identified>(
  before: readonly B[],
  after: readonly A[],
): Map<A, B> {
  const pairs = new Map<A, B>();
  const bySku = new Map(before.flatMap((variant) => (variant.sku ? [[variant.sku, variant]] : [])));
  for (const variant of after) {
    const same = variant.sku && bySku.get(variant.sku);
    if (same) pairs.set(variant, same);
  }
  const taken = new Set(pairs.values());
  const byValues = new Map(before.flatMap((v) => (taken.has(v) ? [] : [[valuesOf(v), v]])));
  for (const variant of after) {
    const same = pairs.has(variant) ? undefined : byValues.get(valuesOf(variant));
    if (same) pairs.set(variant, same);
  }
  return pairs;
}
