import { expectAccessible } from "./support/accessibility";
import { pointsOf, stockUp } from "./support/goods";
import { expect, ownerTest as test } from "./support/test";

test("an owner asks the assistant, goes to what it found, and comes back to the conversation", async ({
  page,
  store,
  text,
}) => {
  await stockUp(store, ["Tide Blanket"]);
  const before = await pointsOf(store);
  const main = page.getByRole("main");
  const question = text("assistant.suggested.lowStock");
  const conversations = main.getByRole("navigation", { name: text("assistant.conversations") });

  await test.step("asks what is suggested, and sees the product that is running low", async () => {
    await page.goto(`/store/${store.slug}/assistant`);
    await main.getByRole("button", { name: question }).click();
    await expect(main.getByRole("link", { name: "Tide Blanket" })).toBeVisible();
    await expect(page).toHaveURL(/\/assistant\/conv_/);
    await expect(main.getByText(text("studio.result.offline"))).toBeVisible();
    await expectAccessible(page);
    await expect.poll(() => pointsOf(store)).toBe(before - 1);
  });

  await test.step("asks by keyboard, and has it answered again", async () => {
    const field = main.getByRole("textbox", { name: text("assistant.ask") });
    await field.fill(text("assistant.suggested.counts"));
    await field.press("Enter");
    await expect(main.getByText(text("assistant.figures.withoutDescription"))).toBeVisible();
    await main.getByRole("button", { name: text("assistant.again") }).click();
    await expect.poll(() => pointsOf(store)).toBe(before - 3);
    await expect(main.getByText(text("assistant.figures.withoutDescription"))).toHaveCount(1);
  });

  await test.step("goes to the product, comes back by the list, and deletes the conversation", async () => {
    await main.getByRole("link", { name: "Tide Blanket" }).click();
    await expect(page).toHaveURL(/\/products\/prod_/);
    await page.goto(`/store/${store.slug}/assistant`);
    await conversations.getByRole("link", { name: question }).click();
    await expect(main.getByRole("link", { name: "Tide Blanket" })).toBeVisible();
    await conversations.getByRole("button", { name: text("assistant.actions", { title: question }) }).click();
    await page.getByRole("menuitem", { name: text("assistant.delete") }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: text("assistant.delete") })
      .click();
    await expect(conversations.getByText(text("assistant.none"))).toBeVisible();
  });
});
