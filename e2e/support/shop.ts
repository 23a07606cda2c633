import type { Page } from "@playwright/test";
import { openShop } from "@/server/testing/crawling/shop";
import { fillShop, titleOf } from "@/server/testing/crawling/watched-shop";
import type { textsOf } from "./messages";
import { expect } from "./test";

/** A shop of somebody else, at an address that the installation may reach; its prices, in dollars, are what `prices` says now. */
export async function openCompetitor(worker: number, prices: Record<string, string>) {
  const shop = await openShop(Number(process.env.E2E_OUTSIDE_PORTS?.split(",")[worker]));
  const dollar = { code: "USD", sign: "$" };
  fillShop(shop, Object.keys(prices), (name) => ({ price: prices[name] ?? "" }), dollar);
  return { url: `${shop.origin}/`, close: shop.close, titleOf };
}

/** Has a shop read that is watched from then on: what it costs at most stands on the button. */
export async function readShop(
  page: Page,
  text: ReturnType<typeof textsOf>,
  store: { slug: string },
  url: string,
): Promise<void> {
  const dialog = page.getByRole("dialog");
  await page.goto(`/store/${store.slug}/competitors`);
  await expect(page.getByText(text("competitors.empty.title"))).toBeVisible();
  await page
    .getByRole("button", { name: text("competitors.add.action") })
    .first()
    .click();
  await dialog.getByLabel(text("competitors.add.url")).fill(url);
  await dialog.getByLabel(text("competitors.add.pages")).fill("20");
  const cost = text("common.points", { count: 1 });
  const verb = text("common.cost.verbAtMost", { action: text("competitors.add.submit"), cost });
  await dialog.getByRole("button", { name: verb }).click();
  await expect(page).toHaveURL(/\/competitors\/cmp_\w+$/);
}
