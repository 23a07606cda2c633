import { expectAccessible } from "./support/accessibility";
import { pointsOf, stockUp } from "./support/goods";
import { seenWhileBusy } from "./support/seen-while-busy";
import { expect, ownerTest as test } from "./support/test";

test("an owner has a product described, and puts the text on it", async ({ page, store, language, text }) => {
  const [product = ""] = await stockUp(store, ["Tide Blanket"]);
  const before = await pointsOf(store);
  const points = (count: number) => text("common.points", { count });
  const main = page.getByRole("main");
  const productPath = `/store/${store.slug}/products/${product}`;
  const description = page.getByRole("textbox", { name: text("catalog.form.description"), exact: true });
  const toast = (told: string) => page.getByRole("listitem").filter({ hasText: told });
  let written = "";

  await test.step("reads the price before ordering, and the text as it is written", async () => {
    await page.goto(productPath);
    await expect(description).toHaveText("");
    await main.getByRole("link", { name: text("catalog.form.write") }).click();
    await expect(main.getByText(text("common.cost.after", { balance: points(before - 2) }))).toBeVisible();
    await main.getByLabel(text("studio.form.length")).selectOption("long");
    const verb = text("common.cost.verb", { action: text("studio.form.write"), cost: points(2) });
    const partly = await seenWhileBusy(page);
    await main.getByRole("button", { name: verb }).click();
    await expect(main.getByText(text("studio.result.version", { number: 1 }), { exact: true })).toBeVisible();
    expect(await partly()).toMatch(/\S/);
    written = (await main.locator("[lang].whitespace-pre-wrap").textContent())?.split("\n")[0] ?? "";
    expect(written).toContain(" ");
    await expectAccessible(page);
  });

  await test.step("paid two points", async () => {
    await expect(
      main.getByText(text("common.cost.after", { balance: points(before - 4) })).first(),
    ).toBeVisible();
    expect(await pointsOf(store)).toBe(before - 2);
  });

  await test.step("puts it on the product, and takes it back", async () => {
    await main.getByRole("button", { name: text("studio.result.apply") }).click();
    await toast(text("studio.result.appliedToast"))
      .getByRole("button", { name: text("common.action.undo") })
      .click();
    await expect(toast(text("studio.result.undone"))).toBeVisible();
    await expect(main.getByRole("button", { name: text("studio.result.apply") })).toBeEnabled();
    await main.getByRole("link", { name: text("studio.result.product") }).click();
    await expect(page).toHaveURL(new RegExp(`${productPath}$`));
    await expect(description).toHaveText("");
  });

  await test.step("puts it on the product for good, from the list of texts", async () => {
    await page.goto(`/store/${store.slug}/studio/texts`);
    await main.getByRole("link", { name: "Tide Blanket" }).click();
    const menu = main.getByRole("button", { name: text("document.export"), exact: true });
    await menu.click();
    const saved = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: text("document.save.docx") }).click();
    expect((await saved).suggestedFilename()).toBe(`Tide Blanket (${language}).docx`);
    await menu.click();
    const printed = page.context().waitForEvent("page");
    await page.getByRole("menuitem", { name: text("document.print") }).click();
    const sheet = await printed;
    await expect(sheet.getByRole("heading", { name: "Tide Blanket" })).toBeVisible();
    await expect(sheet.getByRole("navigation")).toHaveCount(0);
    await expectAccessible(sheet);
    await sheet.close();
    await main.getByRole("button", { name: text("studio.result.apply") }).click();
    await expect(toast(text("studio.result.appliedToast"))).toBeVisible();
    await main.getByRole("link", { name: text("studio.result.product") }).click();
    await expect(page).toHaveURL(new RegExp(`${productPath}$`));
    await expect(description).toContainText(written);
  });

  await test.step("finds the two points in the wallet's history", async () => {
    await page.goto(`/store/${store.slug}/wallet`);
    await expect(main.getByText(points(before - 2), { exact: true })).toBeVisible();
    await expect(
      page
        .getByRole("row")
        .filter({ hasText: text("wallet.causes.product-description") })
        .first(),
    ).toBeVisible();
  });
});
