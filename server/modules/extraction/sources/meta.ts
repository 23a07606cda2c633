import type { Page } from "../page/page";
import { namedAvailability } from "./availability-names";
import { gtinOf, isIdentifier } from "./identifiers";
import { emptyReading, type SourcePrice, type SourceReading } from "./reading";

/** What the head of a page says of its product: OpenGraph, its product namespace, Twitter cards. */
export function readMeta({ metas }: Page): SourceReading {
  const reading = emptyReading("meta");
  const first = (...names: string[]) => names.map((name) => metas.get(name)?.[0]).find(Boolean);
  const currency = first(
    "product:price:currency",
    "og:price:currency",
    "product:sale_price:currency",
    "og:product:price:currency",
  );
  const price = (role: SourcePrice["role"], ...names: string[]) => {
    const text = first(...names);
    if (text && /\p{Nd}/u.test(text)) {
      reading.prices.push({
        text,
        ...(currency && { currency }),
        role,
        numeric: /^\d+(?:\.\d+)?$/.test(text),
      });
    }
  };
  const sale = first("product:sale_price:amount", "og:sale_price:amount");
  const full = [
    "product:price:amount",
    "og:price:amount",
    "og:product:price:amount",
    "product:price",
    "og:price",
  ];
  if (sale) {
    price("price", "product:sale_price:amount", "og:sale_price:amount");
    price("was", ...full);
  } else price("price", ...full);
  price("was", "product:original_price:amount", "og:price:standard_amount", "og:standard_price:amount");
  if (reading.prices.length === 0) {
    const labels = [1, 2].map((n) => [first(`twitter:label${n}`), first(`twitter:data${n}`)] as const);
    const text = labels.find(
      ([label]) => label && /price|prix|preis|precio|prezzo|цена|قیمت|السعر|ราคา|価格/i.test(label),
    )?.[1];
    if (text && /\p{Nd}/u.test(text)) reading.prices.push({ text, role: "price" });
  }
  const og = /product|item|goods/i.test(first("og:type") ?? "");
  if (og || reading.prices.length > 0) reading.name = first("og:title", "twitter:title");
  reading.description = first("og:description", "description", "twitter:description");
  reading.brand = first("product:brand", "og:brand");
  reading.availability = namedAvailability(first("product:availability", "og:availability") ?? "");
  const sku = first("product:retailer_item_id", "product:sku", "og:sku", "product:retailer_part_no");
  if (sku && isIdentifier(sku)) reading.skus.push(sku);
  const gtin = first("product:ean", "product:gtin", "product:upc", "product:isbn", "og:upc", "og:ean");
  const checked = gtin ? gtinOf(gtin) : undefined;
  if (checked) reading.gtins.push(checked);
  reading.mpn = first("product:mfr_part_no", "product:mpn");
  reading.images =
    metas.get("og:image") ?? metas.get("og:image:secure_url") ?? metas.get("twitter:image") ?? [];
  return reading;
}
