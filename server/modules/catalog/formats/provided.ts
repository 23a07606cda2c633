import type { ImportMapping, ProductInput } from "../contract";
import type { FileFormat } from "./detect";
import { identityOf } from "./identity";
import { mappedFieldsIn } from "./mapped";
import { roozFieldsIn } from "./rooz";
import { shopifyFieldsIn } from "./shopify";
import { wooFieldsIn } from "./woocommerce";

/** Which fields of products and variants a file says anything about, by its columns. */
export function providedFields(
  header: string[],
  format: FileFormat,
  mapping?: ImportMapping,
): ReadonlySet<string> {
  if (mapping) return mappedFieldsIn(header, mapping);
  if (format === "shopify") return shopifyFieldsIn(header);
  if (format === "woocommerce") return wooFieldsIn(header);
  return roozFieldsIn(header);
}

/** A record whose fields that the file has no column for are those of `before`. */
function keep<T extends object>(before: T, after: T, provided: ReadonlySet<string>, always: string[]): T {
  const kept = Object.entries(before).filter(([field]) => !provided.has(field) && !always.includes(field));
  return { ...after, ...Object.fromEntries(kept) };
}

/**
 * What an imported product becomes where the store has it already: fields that the file does not speak of (costs in
 * a WooCommerce file, say) stay as they are.
 */
export function keepUnprovided(
  before: ProductInput,
  after: ProductInput,
  provided: ReadonlySet<string>,
): ProductInput {
  const known = new Map(before.variants.map((variant) => [identityOf(variant), variant]));
  const variants = after.variants.map((variant) => {
    const same = known.get(identityOf(variant));
    return same ? keep(same, variant, provided, ["optionValues", "position"]) : variant;
  });
  return { ...keep(before, after, provided, ["options", "variants"]), variants };
}
