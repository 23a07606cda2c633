import { expectAccessible } from "./support/accessibility";
import { stockUp } from "./support/goods";
import { expect, ownerTest as test } from "./support/test";

test("an owner says how the store speaks, and sets right what a text says beyond the facts", async ({
  page,
  store,
  text,
}) => {
  const [product = ""] = await stockUp(store, ["Harbor Throw"]);
  const main = page.getByRole("main");
  const findings = (count: number) =>
    main.getByRole("heading", { name: text("studio.grounding.title", { count }) });

  await test.step("names words that the store does not use", async () => {
    await page.goto(`/store/${store.slug}/studio`);
    await main.getByRole("link", { name: text("studio.voice.open") }).click();
    await main.getByRole("textbox", { name: text("studio.voice.banned") }).fill("bargain");
    await main.getByRole("slider", { name: text("studio.voice.sliders.warmth") }).fill("2");
    await expectAccessible(page);
    await page.getByRole("button", { name: text("common.action.save") }).click();
    await expect(page.getByText(text("studio.voice.saved", { version: 1 }))).toBeVisible();
  });

  await test.step("has a text written that keeps to the facts", async () => {
    await page.goto(`/store/${store.slug}/studio/product-description?product=${product}`);
    await main.getByLabel(text("studio.form.locale")).selectOption("en");
    await main.locator("form button[type=submit]").click();
    await expect(main.getByText(text("studio.result.version", { number: 1 }), { exact: true })).toBeVisible();
    await expect(findings(0)).toBeVisible();
  });

  const field = main.getByRole("textbox", { name: text("studio.result.textLabel") });
  await test.step("sees what goes beyond them while typing, and sets it right at a click", async () => {
    await main.getByRole("button", { name: text("studio.result.edit") }).click();
    await field.fill("Merino wool, 1.2 kg. The best throw. A bargain.");
    await expect(findings(3)).toBeVisible();
    await expect(main.getByText(text("studio.grounding.banned"))).toBeVisible();
    await expectAccessible(page);
    await main.getByRole("button", { name: text("studio.grounding.replace", { text: "0.9" }) }).click();
    await expect(field).toHaveValue("Merino wool, 0.9 kg. The best throw. A bargain.");
    await expect(findings(2)).toBeVisible();
    const remove = text("studio.grounding.removeSentence");
    await main.getByRole("button", { name: remove }).last().click();
    await expect(field).toHaveValue("Merino wool, 0.9 kg. The best throw.");
  });

  await test.step("finds what is left with the version that was kept", async () => {
    await main.getByRole("button", { name: text("studio.result.save") }).click();
    await expect(
      main.getByText(text("studio.result.version", { number: 2 }), { exact: true }).first(),
    ).toBeVisible();
    await expect(findings(1)).toBeVisible();
    await main.getByRole("link", { name: "best", exact: true }).press("Enter");
    await expect(page).toHaveURL(/#/);
    await expectAccessible(page);
  });
});
