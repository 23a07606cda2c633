import { formatMoney } from "@/server/platform/i18n/format";
import { expectAccessible } from "./support/accessibility";
import { stockUp } from "./support/goods";
import { openCompetitor, readShop } from "./support/shop";
import { expect, ownerTest as test } from "./support/test";

test("an owner has a shop read, and sees what changes there", async ({ page, store, text, language }, {
  parallelIndex,
}) => {
  const prices = { mug: "20.00", plate: "30.00", bowl: "12.00" };
  const shop = await openCompetitor(parallelIndex, prices);
  const main = page.getByRole("main");
  const dollars = (amount: number) => formatMoney(amount * 100, "USD", language);
  try {
    await test.step("pastes its address, and sees its products with their prices", async () => {
      await readShop(page, text, store, shop.url);
      for (const name of Object.keys(prices)) {
        await expect(main.getByRole("link", { name: shop.titleOf(name) })).toBeVisible();
      }
      await expect(main.getByText(dollars(20), { exact: true }).first()).toBeVisible();
      await expect(main.getByText(text("competitors.state.good"), { exact: true })).toBeVisible();
      await expectAccessible(page);
    });

    await test.step("checks again after it has become cheaper, and finds that in the history", async () => {
      prices.mug = "18.00";
      await main.getByRole("button", { name: text("competitors.page.check"), exact: true }).click();
      await expect(main.getByText(dollars(18), { exact: true }).first()).toBeVisible();
      await main.getByRole("link", { name: shop.titleOf("mug") }).click();
      await expect(page).toHaveURL(/\/products\/cprd_\w+$/);
      await expect(page.getByRole("heading", { name: shop.titleOf("mug"), level: 1 })).toBeVisible();
      await main.getByText(text("common.chart.asTable")).click();
      for (const price of [20, 18]) {
        await expect(main.getByRole("cell", { name: dollars(price), exact: true })).toBeVisible();
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

test("an owner follows a shop with a price, within limits, and takes it back", async ({
  page,
  store,
  text,
  language,
}, { parallelIndex }) => {
  const shop = await openCompetitor(parallelIndex, { mug: "45.00" });
  await stockUp(store, [shop.titleOf("mug")], { category: "Kitchen > Mugs", tags: [], attributes: [] });
  const main = page.getByRole("main");
  const base = `/store/${store.slug}`;
  const dollars = (amount: number) => formatMoney(amount * 100, "USD", language);
  const button = (key: Parameters<typeof text>[0]) =>
    main.getByRole("button", { name: text(key), exact: true });
  const priceOf = async (amount: number) => {
    await page.goto(`${base}/products`);
    await expect(main.getByRole("row").filter({ hasText: shop.titleOf("mug") })).toContainText(
      dollars(amount),
    );
  };
  try {
    await test.step("says by a key which product of the shop is its own", async () => {
      await readShop(page, text, store, shop.url);
      await expect(main.getByRole("link", { name: shop.titleOf("mug") })).toBeVisible();
      await expect(async () => {
        await page.goto(`${base}/competitors/matches`);
        await expect(main.getByText(text("matching.review.theirs"))).toBeVisible({ timeout: 1000 });
      }).toPass();
      await expectAccessible(page);
      await page.keyboard.press("y");
      await expect(main.getByText(text("matching.empty.suggested"))).toBeVisible();
    });

    await test.step("writes a rule, and sees what it would do", async () => {
      await page.goto(`${base}/repricing/rules/new`);
      await main.getByLabel(text("repricing.form.name")).fill("Follow");
      await main.getByLabel(text("repricing.form.minKind")).selectOption("price");
      await main.getByRole("textbox", { name: text("repricing.form.min") }).fill("40");
      await main.getByLabel(text("repricing.form.maxKind")).selectOption("price");
      await main.getByRole("textbox", { name: text("repricing.form.max") }).fill("60");
      await expect(main.getByText(dollars(45), { exact: true }).first()).toBeVisible();
      await expectAccessible(page);
      await button("repricing.form.save").click();
      await expect(page).toHaveURL(/\/repricing$/);
    });

    await test.step("has it carried out, and agrees", async () => {
      await button("repricing.rules.switchOn").click();
      await expect(main.getByText(text("repricing.rules.on"), { exact: true })).toBeVisible();
      await button("repricing.rules.run").click();
      await expect(async () => {
        await page.goto(`${base}/repricing/approvals`);
        await expect(button("repricing.approvals.approveAll")).toBeVisible({ timeout: 1000 });
      }).toPass();
      await button("repricing.approvals.approveAll").click();
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: text("repricing.approvals.approveAll") })
        .click();
      await expect(main.getByText(text("repricing.approvals.emptyTitle"))).toBeVisible();
      await priceOf(45);
    });

    await test.step("takes it back", async () => {
      await page.goto(`${base}/repricing/trail`);
      await expectAccessible(page);
      await button("repricing.trail.undo").click();
      await expect(main.getByText(text("repricing.state.undone"), { exact: true })).toBeVisible();
      await priceOf(49);
    });
  } finally {
    shop.close();
  }
});
