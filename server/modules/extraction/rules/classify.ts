import type { Landmarks } from "../page/landmarks";
import type { Page } from "../page/page";
import type { RankedPrice } from "../page/rank-prices";
import { type Item, isOf } from "../sources/item";
import type { SourceReading } from "../sources/reading";
import type { PageReading, ProductReading } from "../types";
import { addressIds } from "./address-ids";

/** The score of a price that stands where a product's own does. */
const leastOwn = 2.5;

/** How likely an id of the address is a product's, that it speaks for the kind of page. */
const surelyProduct = 0.85;

/** What kind of page it is, from what was found on it. */
export function classify(
  page: Page,
  marks: Landmarks,
  product: ProductReading,
  best: RankedPrice | undefined,
  readings: readonly SourceReading[],
  things: readonly Item[],
  listed: number,
): Pick<PageReading, "kind" | "confidence"> {
  const type = page.metas.get("og:type")?.[0] ?? "";
  let ofProduct = 0;
  for (const { source, prices } of readings) {
    if (source === "structure" || source === "address") continue;
    if (source === "meta") ofProduct += prices.length > 0 ? 1 : 0;
    else if (source === "state") ofProduct += prices.length > 0 ? 1 : 0;
    else ofProduct += prices.length > 0 ? 2.5 : 1.5;
  }
  if (/product|item|goods/i.test(type) && !/group|list/i.test(type)) ofProduct += 1;
  // A price of its own beside the title, and a way to buy it: lists have them in cards only.
  const own = best !== undefined && !best.repeated && best.score > leastOwn && marks.titleAt !== undefined;
  if (own) ofProduct += marks.buy ? 3.5 : 1;
  if (product.price?.sources.includes("structure")) ofProduct += product.price.confidence;
  if (product.sku && product.sku.confidence > 0.6) ofProduct += 0.5;
  // Products that cannot be bought often have no price; their address and their stock still tell.
  if ((addressIds(page.address)[0]?.weight ?? 0) >= surelyProduct) ofProduct += 1;
  if (product.availability && product.availability.value !== "in_stock" && !marks.buy) ofProduct += 1;
  let ofListing = Math.min(listed, 24) / 8;
  if (things.some((item) => isOf(item, "itemlist", "collectionpage", "searchresultspage", "offercatalog")))
    ofListing += 1.5;
  if (page.linked.has("next") || page.linked.has("prev")) ofListing += 1;
  if (/group|list|collection|category/i.test(type)) ofListing += 1;
  const most = Math.max(ofProduct, ofListing);
  if (most < 1.5) return { kind: "other", confidence: Math.round((1 - most / 3) * 100) / 100 };
  const confidence = Math.round((most / (ofProduct + ofListing)) * 100) / 100;
  return { kind: ofProduct >= ofListing ? "product" : "listing", confidence };
}
