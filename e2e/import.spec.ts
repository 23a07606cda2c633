import path from "node:path";
import { formatNumber } from "@/server/platform/i18n/format";
import { expectAccessible } from "./support/accessibility";
import { beforeScripts } from "./support/before-scripts";
import { expect, ownerTest as test } from "./support/test";

const file = path.join(import.meta.dirname, "fixtures/shopify-products.csv");
const titles = ["Tide Sweater", "Lantern Mug", "Gull Print", "قالیچه موج"];

test("an owner imports a Shopify file, and once more without effect", async ({
  page,
  store,
  language,
  text,
}) => {
  const main = page.getByRole("main");
  const upload = async ({ early = false } = {}) => {
    const address = `/store/${store.slug}/products/import`;
    const choose = () => page.getByLabel(text("catalog.importing.choose")).setInputFiles(file);
    if (early) await beforeScripts(page, address, choose);
    else {
      await page.goto(address);
      await choose();
    }
    await expect(main.getByText("shopify-products.csv")).toBeVisible();
    await expect(
      main.getByText(
        text("catalog.importing.recognised", { format: text("catalog.importing.format.shopify") }),
      ),
    ).toBeVisible();
  };
  const expectCounts = async (
    counts: [added: number, changed: number, unchanged: number, faulty: number],
  ) => {
    await expect(main.getByText(text("common.job.done"), { exact: true })).toBeVisible();
    const names = ["added", "changed", "unchanged", "faulty"] as const;
    for (const [index, name] of names.entries()) {
      await expect(
        main
          .locator("dl > div", {
            has: page.getByText(text(`catalog.importing.counts.${name}`), { exact: true }),
          })
          .getByRole("definition"),
      ).toHaveText(formatNumber(counts[index] ?? 0, language));
    }
  };
  const rows = page.getByRole("table", { name: text("catalog.title") }).locator("tbody tr[data-row]");

  await test.step("sees its products before anything is written", async () => {
    await upload();
    await expect(main.getByRole("heading", { name: text("catalog.importing.preview") })).toBeVisible();
    for (const title of titles) await expect(main.getByText(title, { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("checks without writing", async () => {
    await main.getByRole("button", { name: text("catalog.importing.check") }).click();
    await expect(page).toHaveURL(/\/products\/import\/\w+$/);
    await expectCounts([4, 0, 0, 0]);
    await expect(main.getByText(text("catalog.importing.checked"))).toBeVisible();
    await expectAccessible(page);
    const answer = await page.request.get("/api/products", { headers: { "x-workspace": store.slug } });
    expect((await answer.json()).items).toEqual([]);
  });

  await test.step("imports, and finds the products in the list", async () => {
    const checked = page.url();
    await main.getByRole("button", { name: text("catalog.importing.now") }).click();
    await expect(page).not.toHaveURL(checked);
    await expectCounts([4, 0, 0, 0]);
    await main.getByRole("link", { name: text("catalog.importing.toProducts") }).click();
    await expect(rows).toHaveCount(4);
    const sweater = rows.filter({ hasText: "Tide Sweater" });
    await expect(sweater).toContainText(text("catalog.variants", { count: 3 }));
    await expect(rows.filter({ hasText: "Gull Print" })).toContainText(text("catalog.status.draft"));
  });

  await test.step("imports the same file again, chosen before the page's scripts have come: nothing changes", async () => {
    await upload({ early: true });
    await main.getByRole("button", { name: text("catalog.importing.start"), exact: true }).click();
    await expect(page).toHaveURL(/\/products\/import\/\w+$/);
    await expectCounts([0, 0, 4, 0]);
    await main.getByRole("link", { name: text("catalog.importing.toProducts") }).click();
    await expect(rows).toHaveCount(4);
  });
});
