import { descriptionText, type WholeProduct } from "@/server/modules/catalog";
import { toDecimal } from "@/server/platform/money";

/** Whether it can be bought, as far as stock is counted. */
const availability = (quantity: number | null) =>
  quantity !== null && quantity <= 0 ? "https://schema.org/OutOfStock" : "https://schema.org/InStock";

function offersOf({ variants }: WholeProduct, currency: string): Record<string, unknown> | undefined {
  const priced = variants.flatMap(({ price, quantity }) => (price === null ? [] : [{ price, quantity }]));
  const [first] = priced;
  if (!first) return undefined;
  const counted = priced.flatMap(({ quantity }) => (quantity === null ? [] : [quantity]));
  const left = counted.length < priced.length ? null : counted.reduce((sum, one) => sum + one, 0);
  const common = { priceCurrency: currency, availability: availability(left) };
  if (priced.length === 1) return { "@type": "Offer", price: toDecimal(first.price, currency), ...common };
  const prices = priced.map(({ price }) => price);
  return {
    "@type": "AggregateOffer",
    lowPrice: toDecimal(Math.min(...prices), currency),
    highPrice: toDecimal(Math.max(...prices), currency),
    offerCount: priced.length,
    ...common,
  };
}

/**
 * The product as schema.org/Product (developers.google.com/search/docs/appearance/structured-data/product), from its
 * facts alone: what is not known is not there.
 */
export function jsonLdOf(product: WholeProduct, currency: string): Record<string, unknown> {
  const [only] = product.variants;
  const description = descriptionText(product.descriptionHtml).slice(0, 5000);
  const images = product.images.flatMap(({ url }) => (/^https?:/.test(url) ? [url] : []));
  const offers = offersOf(product, currency);
  const single = product.variants.length === 1 ? only : undefined;
  return {
    "@context": "https://schema.org",
    "@type": "Product",
    name: product.title,
    ...(description && { description }),
    ...(images.length > 0 && { image: images }),
    ...(product.vendor && { brand: { "@type": "Brand", name: product.vendor } }),
    ...(product.category && { category: product.category }),
    ...(single?.sku && { sku: single.sku }),
    ...(single?.barcode && /^\d{8}$|^\d{12,14}$/.test(single.barcode) && { gtin: single.barcode }),
    ...(offers && { offers }),
  };
}
