import type { Availability, Rating, Source, Variant } from "../types";
import { namedAvailability } from "./availability-names";
import { gtinOf, isIdentifier } from "./identifiers";
import { type Item, isItem, isOf, itemsOf, textOf, typeName, valuesOf } from "./item";
import { emptyReading, type SourcePrice, type SourceReading } from "./reading";

const productTypes = [
  "product",
  "productgroup",
  "productmodel",
  "individualproduct",
  "someproducts",
  "vehicle",
  "car",
  "book",
  "softwareapplication",
  "mobileapplication",
  "event",
  "course",
];
/** Properties that lead to other products. */
const elsewhere = new Set([
  "isRelatedTo",
  "isSimilarTo",
  "isAccessoryOrSparePartFor",
  "isConsumableFor",
  "itemListElement",
  "review",
  "reviews",
  "offers",
  "hasVariant",
  "isVariantOf",
  "brand",
  "manufacturer",
]);
const deepest = 6;

export const isProduct = (item: Item) =>
  isOf(item, ...productTypes) || (item.types.length === 0 && item.props.has("offers"));

/** The products that a page describes as its own; those of lists and of relations are left out. */
export function productsIn(items: readonly Item[]): Item[] {
  const found: Item[] = [];
  const seen = new Set<Item>();
  const look = (item: Item, depth: number) => {
    if (seen.has(item) || depth > deepest) return;
    seen.add(item);
    if (isProduct(item)) {
      found.push(item);
      return;
    }
    for (const [name, values] of item.props) {
      if (elsewhere.has(name)) continue;
      for (const value of values) if (isItem(value)) look(value, depth + 1);
    }
  };
  for (const item of items) look(item, 0);
  return found;
}

const numeric = /^\s*\d+(?:\.\d+)?\s*$/;

function priceOf(
  text: string | undefined,
  currency: string | undefined,
  role: SourcePrice["role"],
): SourcePrice[] {
  if (!text || !/\p{Nd}/u.test(text)) return [];
  return [{ text, ...(currency && { currency }), role, numeric: numeric.test(text) }];
}

/** Whether a price is one that anybody pays for one piece: not for many, a litre, members, or for sending it. */
function isForAll(specified: Item): boolean {
  const quantity = itemsOf(specified, "referenceQuantity")[0];
  if (quantity && !/^1?$/.test(textOf(quantity, "value") ?? "")) return false;
  if (quantity && !/^(?:c62|ea|h87|)$/i.test(textOf(quantity, "unitCode", "unitText") ?? "")) return false;
  const least = itemsOf(specified, "eligibleQuantity").map((one) => Number(textOf(one, "minValue", "value")));
  if (least.some((most) => most > 1)) return false;
  if (specified.props.has("validForMemberTier") || specified.props.has("membershipPointsEarned"))
    return false;
  return !isOf(specified, "deliverychargespecification", "paymentchargespecification");
}

/** Prices of an offer; those of a list say so. */
function pricesOf(offer: Item): SourcePrice[] {
  const currency = textOf(offer, "priceCurrency", "currency");
  const found: SourcePrice[] = [];
  const specified = itemsOf(offer, "priceSpecification", "PriceSpecification").filter(isForAll);
  const withTax = specified.some((one) =>
    /^(?:true|1|yes)$/i.test(textOf(one, "valueAddedTaxIncluded") ?? ""),
  );
  for (const one of specified) {
    // Of a price with and one without tax, people pay the first.
    if (withTax && /^(?:false|0|no)$/i.test(textOf(one, "valueAddedTaxIncluded") ?? "")) continue;
    const own = textOf(one, "priceCurrency") ?? currency;
    const type = typeName(textOf(one, "priceType") ?? "");
    const was = /list|strike|msrp|srp|regular/.test(type);
    found.push(...priceOf(textOf(one, "price", "minPrice"), own, was ? "was" : "price"));
  }
  // What is specified in detail says more than what stands beside it, if it is a price that holds.
  const plain = priceOf(textOf(offer, "price"), currency, "price");
  return [
    ...(found.some(({ role }) => role === "price") ? found : [...plain, ...found]),
    ...priceOf(textOf(offer, "lowPrice", "lowprice"), currency, "low"),
    ...priceOf(textOf(offer, "highPrice", "highprice"), currency, "high"),
  ];
}

/** Whether an offer is the thing new and bought, not used, rented or as a gift. */
const usable = (offer: Item) => !/used|refurbished|damaged/i.test(textOf(offer, "itemCondition") ?? "");

function availabilityOf(offers: readonly Item[]): Availability | undefined {
  const all = offers.flatMap((offer) => {
    const named = namedAvailability(textOf(offer, "availability") ?? "");
    return named ? [named] : [];
  });
  return (["in_stock", "preorder", "backorder", "out_of_stock", "discontinued"] as const).find((one) =>
    all.includes(one),
  );
}

function ratingOf(product: Item): Rating | undefined {
  const rating = itemsOf(product, "aggregateRating")[0];
  if (!rating) return undefined;
  const value = Number((textOf(rating, "ratingValue") ?? "").replace(",", "."));
  const best = Number(textOf(rating, "bestRating") ?? 5);
  const count = Number((textOf(rating, "reviewCount", "ratingCount") ?? "").replace(/\D/g, ""));
  if (!(value > 0) || !(best > 0) || value > best) return undefined;
  return { value, best, ...(count > 0 && { count }) };
}

function imagesOf(product: Item): string[] {
  return valuesOf(product, "image", "images", "photo").flatMap((value) => {
    const address = isItem(value) ? textOf(value, "contentUrl", "url", "src") : value;
    return address ? [address.trim()] : [];
  });
}

const gtinNames = ["gtin13", "gtin", "gtin14", "gtin12", "gtin8", "ean", "isbn", "upc"];
const gtinsOf = (item: Item) =>
  gtinNames
    .flatMap((name) => valuesOf(item, name))
    .flatMap((value) => (isItem(value) ? [] : (gtinOf(value) ?? [])));

/** All offers of a product, those inside an aggregate after it. */
function offersOf(product: Item): Item[] {
  const offers = itemsOf(product, "offers", "Offers", "offer");
  return offers.flatMap((offer) => [offer, ...itemsOf(offer, "offers")]);
}

function variantOf(item: Item): Variant {
  const offers = offersOf(item);
  const prices = offers.flatMap(pricesOf);
  const price = prices.find(({ role }) => role !== "was" && role !== "high");
  const options: Record<string, string> = {};
  for (const name of ["color", "size", "material", "pattern"]) {
    const value = textOf(item, name);
    if (value) options[name] = value;
  }
  for (const one of itemsOf(item, "additionalProperty")) {
    const [name, value] = [textOf(one, "name"), textOf(one, "value")];
    if (name && value) options[name] = value;
  }
  return {
    name: textOf(item, "name"),
    sku: textOf(item, "sku", "productID"),
    gtin: gtinsOf(item)[0],
    address: textOf(item, "url") ?? offers.map((offer) => textOf(offer, "url")).find(Boolean),
    price: price && { value: price.text, currency: price.currency },
    availability: availabilityOf(offers),
    options,
  };
}

/** Variants stand as products in a group, or as several offers of one. */
function variantsOf(product: Item): Variant[] {
  const grouped = itemsOf(product, "hasVariant", "model", "isVariantOf").filter((item) => isProduct(item));
  if (grouped.length > 1) return grouped.map(variantOf);
  const offers = offersOf(product).filter((offer) => textOf(offer, "price") !== undefined);
  if (offers.length < 2) return [];
  return offers.map((offer) => {
    const item = itemsOf(offer, "itemOffered")[0];
    const variant = variantOf({ types: [], props: new Map([...(item?.props ?? []), ["offers", [offer]]]) });
    return {
      ...variant,
      sku: variant.sku ?? textOf(offer, "sku", "mpn"),
      gtin: variant.gtin ?? gtinsOf(offer)[0],
    };
  });
}

/** Those of several variants or offers that a page is about: one that has the page's own address. */
function shownOf(items: readonly Item[], isHere: (href: string) => boolean): readonly Item[] {
  if (items.length < 2) return items;
  const here = items.filter((item) => {
    const href =
      textOf(item, "url") ?? itemsOf(item, "offers").map((offer) => textOf(offer, "url"))[0] ?? item.id;
    return href !== undefined && isHere(href);
  });
  return here.length > 0 && here.length < items.length ? here : items;
}

/**
 * What schema.org's words say of a product.
 * @param isHere whether an address is the page's own: it tells which of several variants is shown
 */
export function readProduct(
  product: Item,
  source: Source,
  isHere: (href: string) => boolean = () => false,
): SourceReading {
  const reading = emptyReading(source);
  const every = itemsOf(product, "hasVariant").filter(isProduct);
  const variants = shownOf(every, isHere);
  const all = offersOf(product);
  const offers = shownOf(all.some(usable) ? all.filter(usable) : all, isHere);
  const ofVariants = variants.flatMap(offersOf);
  const used = offers.length > 0 ? offers : ofVariants;
  const shown = every.length > variants.length ? variants : [];
  reading.name = textOf(product, "name", "title");
  reading.description = textOf(product, "description");
  reading.brand = textOf(product, "brand", "Brand", "manufacturer");
  const picked = offersOf(product).length > offers.length && offers.length === 1;
  const one = picked ? [...offers, product] : [...shown, product, ...offers];
  if (picked || shown.length === 1) reading.selected = true;
  reading.skus = one.flatMap((item) =>
    ["sku", "productID", "productGroupID", "identifier"].flatMap((name) => {
      const text = textOf(item, name)?.replace(/^(?:sku|mpn|id)\s*[:#]\s*/i, "");
      return text && isIdentifier(text) ? [text] : [];
    }),
  );
  reading.gtins = one.flatMap(gtinsOf);
  reading.mpn = textOf(product, "mpn");
  reading.images = imagesOf(product);
  reading.rating = ratingOf(product);
  reading.availability = availabilityOf(used);
  reading.prices = used.length > 0 ? used.flatMap(pricesOf) : pricesOf(product);
  reading.variants = variantsOf(product);
  return reading;
}
