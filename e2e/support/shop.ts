import { openShop } from "@/server/testing/crawling/shop";
import { fillShop, pathOf, titleOf } from "@/server/testing/crawling/watched-shop";

/** A shop of somebody else, at an address that the installation may reach; its prices are what `prices` says now. */
export async function openCompetitor(worker: number, prices: Record<string, string>) {
  const shop = await openShop(Number(process.env.E2E_OUTSIDE_PORTS?.split(",")[worker]));
  fillShop(shop, Object.keys(prices), (name) => ({ price: prices[name] ?? "" }));
  return { url: `${shop.origin}/`, close: shop.close, titleOf, pathOf };
}
