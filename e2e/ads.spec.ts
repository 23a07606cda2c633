import { expectAccessible } from "./support/accessibility";
import { pointsOf, stockUp } from "./support/goods";
import { expect, ownerTest as test } from "./support/test";

test("an owner has ads written, mends a text that is too long, and keeps it", async ({
  page,
  store,
  text,
}) => {
  const [product = ""] = await stockUp(store, ["Tide Blanket"]);
  const before = await pointsOf(store);
  const points = (count: number) => text("common.points", { count });
  const main = page.getByRole("main");
  const headline = text("ads.editor.number", { field: text("ads.fields.headline"), number: 1 });
  const field = main.getByRole("textbox", { name: headline, exact: true });

  await test.step("reads the price of all networks before ordering", async () => {
    await page.goto(`/store/${store.slug}/studio/ads?product=${product}`);
    await main.getByLabel("TikTok", { exact: true }).check();
    const verb = text("common.cost.verb", { action: text("ads.form.write"), cost: points(6) });
    await main.getByRole("button", { name: verb }).click();
    await expect(page).toHaveURL(/\/studio\/ads\/adset_/);
    await expect(field).toHaveValue("Tide Blanket");
    await expectAccessible(page);
    expect(await pointsOf(store)).toBe(before - 6);
  });

  await test.step("is told that a text is too long, and cuts it at a word", async () => {
    await field.fill("Tide Blanket of merino wool from the coast");
    await expect(main.getByText(text("ads.editor.tooLong"))).toBeVisible();
    await main.getByRole("button", { name: text("ads.editor.trim") }).click();
    await expect(field).toHaveValue("Tide Blanket of merino wool");
    await expect(main.getByText(text("ads.editor.tooLong"))).toHaveCount(0);
  });

  await test.step("finds the change again after looking at another network, and keeps it", async () => {
    await main.getByRole("link", { name: "TikTok", exact: true }).click();
    await expect(field).toHaveCount(0);
    await main.getByRole("link", { name: "Google Search", exact: true }).click();
    await expect(field).toHaveValue("Tide Blanket of merino wool");
    await main.getByRole("button", { name: text("common.action.save"), exact: true }).click();
    await expect(
      main.getByText(text("ads.editor.version", { number: 2 }), { exact: true }).first(),
    ).toBeVisible();
    await page.reload();
    await expect(field).toHaveValue("Tide Blanket of merino wool");
  });
});
