import type { Page, Script } from "../page/page";
import type { Availability, Variant } from "../types";
import { namedAvailability } from "./availability-names";
import { gtinOf, isIdentifier } from "./identifiers";
import { balancedEnd, type Json, looseJson, looseValue } from "./loose-json";
import { emptyReading, type SourcePrice, type SourceReading } from "./reading";

/** More text than that is read of no page: it is the state of a whole shop. */
const mostText = 3_000_000;
/** How many things of a state are looked at. */
const mostObjects = 60_000;
const deepest = 14;
/** Code that only looks like data, in a script, before the rest of it is left alone. */
const mostFailures = 20;

type Thing = { [key: string]: Json };
const isThing = (value: Json | undefined): value is Thing =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a script may hold a product at all. */
const worth = /price|prix|sku|amount|finalPrice/i;
/** Where a script hands a value to a name or to a function: `window.x = {`, `push({`, `track("view", {`. */
const assignment = /[=(,]\s*(?=[{[]\s*["'{[A-Za-z_$])/g;

/** The values that a page's scripts and attributes hold. */
function* roots({ scripts, attributes }: Page): Generator<Json> {
  let left = mostText;
  for (const { text } of attributes) yield* looseJson(text);
  for (const script of scripts) {
    if (script.text.length < 30 || script.text.length > left || !worth.test(script.text)) continue;
    left -= script.text.length;
    yield* isJson(script) ? looseJson(script.text) : assigned(script.text);
  }
}

const isJson = ({ type, text }: Script) => /json|x-magento-init|template/.test(type) && /^\s*[{[]/.test(text);

function* assigned(code: string): Generator<Json> {
  const places = new RegExp(assignment);
  let failed = 0;
  for (let match = places.exec(code); match; match = places.exec(code)) {
    const at = match.index + match[0].length;
    const end = balancedEnd(code, at);
    if (end === undefined) {
      if (++failed > mostFailures) return;
      continue;
    }
    const part = code.slice(at, end);
    if (!worth.test(part)) {
      places.lastIndex = end;
      continue;
    }
    const value = looseValue(part);
    // A function's body is passed through: the data may stand inside it.
    if (isThing(value) ? Object.keys(value).length > 0 : Array.isArray(value)) {
      places.lastIndex = end;
      yield value as Json;
    }
  }
}

const nameKeys = [
  "name",
  "title",
  "productName",
  "product_name",
  "item_name",
  "displayName",
  "productTitle",
  "label",
];
const priceKeys = [
  "price",
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
  "price_amount",
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
const wasKeys = [
  "compare_at_price",
  "compareAtPrice",
  "listPrice",
  "list_price",
  "originalPrice",
  "original_price",
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
const skuKeys = [
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
  "item_id",
  "productId",
  "product_id",
  "itemId",
  "code",
  "id",
];
const gtinKeys = ["gtin13", "gtin", "ean", "EAN", "upc", "barcode", "gtin14", "gtin12", "gtin8", "isbn"];
const brandKeys = ["brand", "brandName", "brand_name", "item_brand", "vendor", "manufacturer"];
const currencyKeys = [
  "currency",
  "currencyCode",
  "priceCurrency",
  "currency_code",
  "currencyIso",
  "currencyISO",
];

function textIn(thing: Thing, keys: readonly string[]): string | undefined {
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

/** Shopify's scripts count in hundredths, as integers; its strings are decimals. */
const countsCents = (thing: Thing) =>
  Array.isArray(thing.variants) && ("vendor" in thing || "handle" in thing || "gid" in thing);

interface Amount {
  text: string;
  currency?: string;
}

/** The amount of a price, however deeply a state wraps it. */
function amountIn(value: Json | undefined, cents: boolean, depth = 0): Amount | undefined {
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

function priceIn(
  thing: Thing,
  keys: readonly string[],
  role: SourcePrice["role"],
  currency?: string,
): SourcePrice[] {
  for (const key of keys) {
    const amount = amountIn(thing[key], countsCents(thing));
    if (!amount) continue;
    const own = amount.currency ?? currency;
    const numeric = /^\d+(?:\.\d+)?$/.test(amount.text);
    return [{ text: amount.text, role, numeric, ...(own && { currency: own }) }];
  }
  return [];
}

function stockIn(thing: Thing): Availability | undefined {
  for (const key of [
    "available",
    "inStock",
    "in_stock",
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

function variantsIn(thing: Thing): Variant[] {
  const list = [thing.variants, thing.skus, thing.variations].find(
    (value) => Array.isArray(value) && value.length > 1,
  );
  if (!Array.isArray(list)) return [];
  const cents = countsCents(thing);
  const names = Array.isArray(thing.options)
    ? thing.options.map((one) =>
        isThing(one) ? textIn(one, ["name"]) : typeof one === "string" ? one : undefined,
      )
    : [];
  return list.filter(isThing).map((one) => {
    const amount = priceKeys.map((key) => amountIn(one[key], cents)).find(Boolean);
    const was = wasKeys.map((key) => amountIn(one[key], cents)).find(Boolean);
    const sku = textIn(one, skuKeys);
    const gtin = gtinOf(textIn(one, gtinKeys) ?? "");
    const availability = stockIn(one);
    return {
      ...((textIn(one, ["public_title", ...nameKeys]) && {
        name: textIn(one, ["public_title", ...nameKeys]),
      }) ||
        {}),
      ...(sku && { sku }),
      ...(gtin && { gtin }),
      ...(amount && { price: { value: amount.text } }),
      ...(was && { compareAt: { value: was.text } }),
      ...(availability && { availability }),
      options: optionsIn(one, names),
    };
  });
}

function optionsIn(variant: Thing, names: readonly (string | undefined)[]): Record<string, string> {
  const options: Record<string, string> = {};
  if (isThing(variant.attributes)) {
    // WooCommerce: { attribute_pa_size: "xl" }.
    for (const [key, value] of Object.entries(variant.attributes)) {
      if (typeof value === "string" && value) options[key.replace(/^attribute_(?:pa_)?/, "")] = value;
    }
    return options;
  }
  for (const n of [1, 2, 3]) {
    const value = variant[`option${n}`];
    if (typeof value === "string" && value) options[names[n - 1] ?? `option${n}`] = value;
  }
  return options;
}

/** Magento keeps the prices of the page's product apart from its name. */
function magentoPrices(thing: Thing): SourcePrice[] {
  const prices = thing.prices;
  if (!isThing(prices) || !isThing(prices.finalPrice)) return [];
  const final = amountIn(prices.finalPrice, false);
  const old = amountIn(prices.oldPrice, false);
  if (!final) return [];
  const before =
    old && Number(old.text) > Number(final.text)
      ? [{ text: old.text, role: "was" as const, numeric: true }]
      : [];
  return [{ text: final.text, role: "price", numeric: true }, ...before];
}

interface Found {
  thing: Thing;
  score: number;
  currency?: string;
}

/**
 * What a shop system left in the page for its scripts: Shopify's product, WooCommerce's variations, Magento's price box,
 * the data of Next and Nuxt, and any object that is called as the page is and has a price or a number.
 * @param fits how well a name is the product's, 0 to 1
 * @param knows whether an identifier stands in the page's address
 */
export function readState(
  page: Page,
  fits: (name: string) => number,
  knows: (id: string) => boolean,
): SourceReading {
  const reading = emptyReading("state");
  let best: Found | undefined;
  let left = mostObjects;
  const look = (value: Json, depth: number, currency: string | undefined): void => {
    if (depth > deepest || left-- <= 0) return;
    if (Array.isArray(value)) {
      for (const one of value) if (typeof one === "object") look(one, depth + 1, currency);
      return;
    }
    if (!isThing(value)) return;
    const own = textIn(value, currencyKeys) ?? currency;
    if (reading.prices.length === 0) reading.prices.push(...magentoPrices(value));
    const score = scoreOf(value, fits, knows);
    if (score > (best?.score ?? 1)) best = { thing: value, score, ...(own && { currency: own }) };
    for (const inner of Object.values(value)) {
      if (typeof inner === "object" && inner !== null) look(inner, depth + 1, own);
    }
  };
  for (const root of roots(page)) {
    if (isVariations(root)) reading.variants.push(...variantsIn({ variations: root }));
    look(root, 0, undefined);
  }
  if (best) fill(reading, best);
  return reading;
}

const isVariations = (value: Json) =>
  Array.isArray(value) && isThing(value[0]) && ("display_price" in value[0] || "variation_id" in value[0]);

function scoreOf(thing: Thing, fits: (name: string) => number, knows: (id: string) => boolean): number {
  const priced = priceKeys.some((key) => thing[key] !== undefined && thing[key] !== null);
  const variants = Array.isArray(thing.variants) && thing.variants.length > 0;
  const numbered = skuKeys.some((key) => thing[key] !== undefined);
  if (!numbered || !(priced || variants)) return 0;
  const name = textIn(thing, nameKeys);
  const likeness = name && name.length > 2 ? fits(name) : 0;
  const known = skuKeys.some((key) => {
    const id = thing[key];
    return (typeof id === "string" || typeof id === "number") && knows(String(id));
  });
  if (likeness < 0.7 && !known) return 0;
  return (
    likeness +
    (known ? 1 : 0) +
    (priced ? 0.5 : 0) +
    (thing.sku !== undefined ? 0.3 : 0) +
    (variants ? 0.3 : 0) +
    Math.min(Object.keys(thing).length, 20) / 100
  );
}

function fill(reading: SourceReading, { thing, currency }: Found): void {
  reading.name = textIn(thing, nameKeys);
  reading.brand = textIn(thing, brandKeys);
  const nested = Array.isArray(thing.variants) ? thing.variants.filter(isThing) : [];
  const only = nested.length === 1 ? nested[0] : undefined;
  const skus = [thing, only].flatMap((one) =>
    one ? [textIn(one, skuKeys.slice(0, 9)), textIn(one, skuKeys)] : [],
  );
  reading.skus = [only && textIn(only, ["sku"]), ...skus].flatMap((sku) =>
    sku && isIdentifier(sku) ? [sku] : [],
  );
  const gtin = gtinOf(textIn(thing, gtinKeys) ?? (only && textIn(only, gtinKeys)) ?? "");
  if (gtin) reading.gtins.push(gtin);
  if (reading.prices.length === 0) {
    const price = priceIn(thing, priceKeys, "price", currency);
    const inherited = nested[0] ? { ...nested[0], variants: thing.variants ?? [], vendor: "" } : undefined;
    reading.prices = [
      ...(price.length > 0 || !inherited ? price : priceIn(inherited, priceKeys, "price", currency)),
      ...priceIn(thing, wasKeys, "was", currency),
    ];
  }
  reading.availability = stockIn(thing) ?? (only && stockIn(only));
  if (reading.variants.length === 0) reading.variants = variantsIn(thing);
}
