import type { ProductFacts } from "@/server/modules/ai";
import { descriptionText, type WholeProduct } from "@/server/modules/catalog";

/** What a writer is told of a product: its facts, and nothing that identifies the store. */
export function factsOf(product: WholeProduct, currency: string): ProductFacts {
  const price = product.priceMin;
  const first = product.variants[0];
  const compareAt = first?.compareAtPrice;
  return {
    title: product.title,
    description: descriptionText(product.descriptionHtml) || undefined,
    category: product.category || undefined,
    vendor: product.vendor || undefined,
    tags: product.tags,
    options: product.options,
    attributes: Object.fromEntries(product.attributes.map(({ name, value }) => [name, value])),
    price: price === null ? undefined : { amount: price, currency },
    compareAt: price !== null && compareAt && compareAt > price ? { amount: compareAt, currency } : undefined,
    sku: first?.sku ?? undefined,
  };
}
