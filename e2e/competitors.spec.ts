import { formatMoney } from "@/server/platform/i18n/format";
import { expectAccessible } from "./support/accessibility";
import { openCompetitor } from "./support/shop";
import { expect, ownerTest as test } from "./support/test";

test("an owner has a shop read, and sees what changes there", async ({ page, store, text, language }, {
  parallelIndex,
}) => {
  const prices = { mug: "20.00", plate: "30.00", bowl: "12.00" };
  const shop = await openCompetitor(parallelIndex, prices);
  const main = page.getByRole("main");
  const dialog = page.getByRole("dialog");
  const euros = (amount: number) => formatMoney(amount * 100, "EUR", language);
  try {
    await test.step("pastes its address, reads what it costs, and orders", async () => {
      await page.goto(`/store/${store.slug}/competitors`);
      await expect(main.getByText(text("competitors.empty.title"))).toBeVisible();
      await main
        .getByRole("button", { name: text("competitors.add.action") })
        .first()
        .click();
      await dialog.getByLabel(text("competitors.add.url")).fill(shop.url);
      await dialog.getByLabel(text("competitors.add.pages")).fill("20");
      await expectAccessible(page);
      const cost = text("common.points", { count: 1 });
      const verb = text("common.cost.verb", { action: text("competitors.add.submit"), cost });
      await dialog.getByRole("button", { name: verb }).click();
      await expect(page).toHaveURL(/\/competitors\/cmp_\w+$/);
    });

    await test.step("sees its products with their prices", async () => {
      for (const name of Object.keys(prices)) {
        await expect(main.getByRole("link", { name: shop.titleOf(name) })).toBeVisible();
      }
      await expect(main.getByText(euros(20), { exact: true }).first()).toBeVisible();
      await expect(main.getByText(text("competitors.state.good"), { exact: true })).toBeVisible();
      await expectAccessible(page);
    });

    await test.step("checks again after it has become cheaper, and finds that in the history", async () => {
      prices.mug = "18.00";
      await main.getByRole("button", { name: text("competitors.page.check"), exact: true }).click();
      await expect(main.getByText(euros(18), { exact: true }).first()).toBeVisible();
      await main.getByRole("link", { name: shop.titleOf("mug") }).click();
      await expect(page).toHaveURL(/\/products\/cprd_\w+$/);
      await expect(page.getByRole("heading", { name: shop.titleOf("mug"), level: 1 })).toBeVisible();
      await main.getByText(text("common.chart.asTable")).click();
      for (const price of [20, 18]) {
        await expect(main.getByRole("cell", { name: euros(price), exact: true })).toBeVisible();
      }
      await expectAccessible(page);
    });

    await test.step("is told of it", async () => {
      await page.goto(`/store/${store.slug}/competitors/alerts`);
      const row = main.getByRole("row").filter({ hasText: shop.titleOf("mug") });
      await expect(row.getByText(text("competitors.alerts.kinds.drop"))).toBeVisible();
      await expectAccessible(page);
    });
  } finally {
    shop.close();
  }
});
