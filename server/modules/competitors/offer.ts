import type { ProductReading } from "@/server/modules/extraction";
import type { FieldSources, KeptVariant, Offer } from "./kept";

type Money = NonNullable<ProductReading["price"]>["value"];

/** Ten rials are a toman, and both have as many minor units. */
const rialsPerToman = 10;

/** An amount in minor units of an ISO 4217 currency; tomans, which ISO 4217 has not, as rials. Null without a currency. */
function minorOf(money: Money | undefined): { amount: number; currency: string } | null {
  if (money?.amount === undefined || money.currency === undefined) return null;
  if (money.currency !== "IRT") return { amount: money.amount, currency: money.currency };
  return { amount: money.amount * rialsPerToman, currency: "IRR" };
}

/** What a page offers. The price before counts only where it is higher. */
export function offerOf({ price, compareAt, availability }: ProductReading): Offer {
  const now = minorOf(price?.value);
  const before = minorOf(compareAt?.value);
  const higher = now && before && before.currency === now.currency && before.amount > now.amount;
  return {
    priceMinor: now?.amount ?? null,
    currency: now?.currency ?? null,
    listPriceMinor: higher ? before.amount : null,
    availability: availability?.value ?? null,
  };
}

export const sameOffer = (a: Offer, b: Offer): boolean =>
  a.priceMinor === b.priceMinor &&
  a.currency === b.currency &&
  a.listPriceMinor === b.listPriceMinor &&
  a.availability === b.availability;

/** What is kept of a product besides its offer. */
export function detailsOf(product: ProductReading) {
  const text = (value: string | undefined, most: number) => value?.trim().slice(0, most) || null;
  const rating = product.rating?.value;
  return {
    brand: text(product.brand?.value, 200),
    gtin: text(product.gtin?.value, 14),
    sku: text(product.sku?.value, 100),
    mpn: text(product.mpn?.value, 100),
    imageUrl: text(product.images?.value[0], 2000),
    rating: rating && rating.best > 0 ? Math.round((rating.value / rating.best) * 500) / 100 : null,
    ratingCount: rating?.count ?? null,
    variants: product.variants.slice(0, 200).map(variantOf),
    attributes: attributesOf(product),
    sources: sourcesOf(product),
  };
}

function variantOf({
  name,
  sku,
  gtin,
  address,
  price,
  availability,
  options,
}: ProductReading["variants"][number]) {
  const money = minorOf(price);
  const variant: KeptVariant = {
    options,
    ...(name !== undefined && { name }),
    ...(sku !== undefined && { sku }),
    ...(gtin !== undefined && { gtin }),
    ...(address !== undefined && { url: address }),
    ...(money && { priceMinor: money.amount, currency: money.currency }),
    ...(availability !== undefined && { availability }),
  };
  return variant;
}

/** Options that all variants share: of a product in one size only, its size. */
function attributesOf({ variants }: ProductReading): Record<string, string> {
  const [first, ...others] = variants;
  if (!first) return {};
  return Object.fromEntries(
    Object.entries(first.options).filter(([name, value]) =>
      others.every((variant) => variant.options[name] === value),
    ),
  );
}

function sourcesOf(product: ProductReading): FieldSources {
  const { variants: _, ...fields } = product;
  return Object.fromEntries(
    Object.entries(fields).map(([name, { sources, confidence }]) => [name, { sources, confidence }]),
  );
}
