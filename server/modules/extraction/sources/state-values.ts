import type { Availability } from "../types";
import { namedAvailability } from "./availability-names";
import type { Json } from "./loose-json";
import type { SourcePrice } from "./reading";

/** An object of a shop's state. */
export type Thing = { [key: string]: Json };

export const isThing = (value: Json | undefined): value is Thing =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names that shop systems give to the same thing, the surest first. */
export const nameKeys = [
  "name",
  "title",
  "productName",
  "product_name",
  "item_name",
  "displayName",
  "productTitle",
  "label",
];
export const priceKeys = [
  "price",
  "price_amount",
  "calculated_price",
  "calculatedPrice",
  "salePrice",
  "sale_price",
  "specialPrice",
  "special_price",
  "finalPrice",
  "final_price",
  "currentPrice",
  "current_price",
  "sellingPrice",
  "selling_price",
  "offerPrice",
  "discountedPrice",
  "discountPrice",
  "display_price",
  "priceValue",
  "productPrice",
  "product_price",
  "unitPrice",
  "prices",
  "priceInfo",
  "pricing",
  "priceRange",
  "price_range",
  "offers",
];
export const wasKeys = [
  "compare_at_price",
  "compareAtPrice",
  "listPrice",
  "list_price",
  "originalPrice",
  "original_price",
  "regular_price_amount",
  "regularPrice",
  "regular_price",
  "display_regular_price",
  "oldPrice",
  "old_price",
  "wasPrice",
  "was_price",
  "strikePrice",
  "msrp",
  "rrp",
];
export const skuKeys = [
  "sku",
  "skuId",
  "sku_id",
  "productCode",
  "product_code",
  "itemNumber",
  "articleNumber",
  "article_number",
  "partNumber",
  "productNumber",
  "reference",
  "item_id",
  "productId",
  "product_id",
  "id_product",
  "itemId",
  "code",
  "id",
];
export const gtinKeys = [
  "gtin13",
  "gtin",
  "ean",
  "ean13",
  "EAN",
  "upc",
  "barcode",
  "gtin14",
  "gtin12",
  "gtin8",
  "isbn",
];
export const brandKeys = ["brand", "brandName", "brand_name", "item_brand", "vendor", "manufacturer"];
export const currencyKeys = [
  "currency",
  "currencyCode",
  "priceCurrency",
  "currency_code",
  "currencyIso",
  "currencyISO",
];

export function textIn(thing: Thing, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = thing[key];
    if (typeof value === "string" && value.trim()) return value.trim();
    if (typeof value === "number") return String(value);
    if (isThing(value)) {
      const inner = value.name ?? value.label ?? value.value ?? value.title;
      if (typeof inner === "string" && inner.trim()) return inner.trim();
    }
  }
  return undefined;
}

/** Shopify's scripts count in hundredths, as integers; its strings are decimals. No other system has variants of a vendor. */
export const countsCents = (thing: Thing) =>
  Array.isArray(thing.variants) && ("vendor" in thing || "gid" in thing);

interface Amount {
  text: string;
  currency?: string;
}

/** The amount of a price, however deeply a state wraps it. */
export function amountIn(value: Json | undefined, cents: boolean, depth = 0): Amount | undefined {
  if (typeof value === "number") {
    if (!(value > 0)) return undefined;
    return { text: cents && Number.isInteger(value) ? String(value / 100) : String(value) };
  }
  if (typeof value === "string")
    return /\p{Nd}/u.test(value) && value.length < 40 ? { text: value } : undefined;
  if (depth > 3) return undefined;
  if (Array.isArray(value)) return amountIn(value[0], cents, depth + 1);
  if (!isThing(value)) return undefined;
  const inner = [
    "value",
    "amount",
    "centAmount",
    "calculated_amount",
    "gross",
    "with_tax",
    "without_tax",
    "current",
    "currentPrice",
    "now",
    "sale",
    "salePrice",
    "final",
    "finalPrice",
    "final_price",
    "selling",
    "discounted",
    "price",
    "min",
    "minPrice",
    "minVariantPrice",
    "minimum_price",
    "priceRange",
    "start",
    "lowPrice",
    "raw",
    "numeric",
    "formatted",
    "display",
  ];
  for (const key of inner) {
    if (!(key in value)) continue;
    const amount = amountIn(value[key], cents || key === "centAmount", depth + 1);
    const currency = textIn(value, currencyKeys);
    if (amount) return currency ? { currency, ...amount } : amount;
  }
  return undefined;
}

export function priceIn(
  thing: Thing,
  keys: readonly string[],
  role: SourcePrice["role"],
  { currency, cents }: { currency?: string; cents: boolean },
): SourcePrice[] {
  for (const key of keys) {
    const amount = amountIn(thing[key], cents);
    if (!amount) continue;
    const own = amount.currency ?? currency;
    const numeric = /^\d+(?:\.\d+)?$/.test(amount.text);
    return [{ text: amount.text, role, numeric, ...(own && { currency: own }) }];
  }
  return [];
}

export function stockIn(thing: Thing): Availability | undefined {
  for (const key of [
    "available",
    "inStock",
    "in_stock",
    "instock",
    "isInStock",
    "is_in_stock",
    "isAvailable",
    "purchasable",
  ]) {
    if (typeof thing[key] === "boolean") return thing[key] ? "in_stock" : "out_of_stock";
  }
  for (const key of ["soldOut", "isSoldOut", "outOfStock", "isOutOfStock"]) {
    if (typeof thing[key] === "boolean") return thing[key] ? "out_of_stock" : "in_stock";
  }
  const named = textIn(thing, [
    "availability",
    "stockStatus",
    "stock_status",
    "availabilityStatus",
    "inventoryStatus",
  ]);
  return named ? namedAvailability(named) : undefined;
}
