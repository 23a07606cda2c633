import { expectAccessible } from "./support/accessibility";
import { stockUp } from "./support/goods";
import { expect, ownerTest as test } from "./support/test";

test("an owner works in the list of products by keyboard", async ({ page, store, text }) => {
  await stockUp(store, ["Lantern Mug", "Gull Print", "Tide Blanket"]);
  await page.goto(`/store/${store.slug}/products`);
  const links = page.locator("tr[data-row] [data-row-link]");
  await expect(links).toHaveCount(3);

  await test.step("Ctrl-K opens the palette, which leads to other pages", async () => {
    // The key works as soon as the page is alive, which one sees by it working.
    const palette = page.getByRole("dialog", { name: text("shell.palette.title") });
    await expect(async () => {
      await page.keyboard.press("Control+k");
      await expect(palette).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await palette.getByRole("combobox").fill(text("shell.nav.wallet"));
    await expect(palette.getByRole("option", { name: text("shell.nav.wallet") })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(palette).toBeHidden();
  });

  await test.step("/ goes to the search field", async () => {
    const search = page.getByRole("searchbox");
    await page.keyboard.press("/");
    await expect(search).toBeFocused();
    await expect(search).toHaveValue("");
    await page.keyboard.press("Escape");
    await expect(search).not.toBeFocused();
  });

  await test.step("j and k move, x selects, o opens", async () => {
    await page.keyboard.press("j");
    await expect(links.nth(0)).toBeFocused();
    await page.keyboard.press("j");
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press("k");
    await expect(links.nth(0)).toBeFocused();
    await page.keyboard.press("x");
    await expect(
      page.getByRole("toolbar", { name: text("common.list.selected", { count: 1 }) }),
    ).toBeVisible();
    await expect(page.locator("tr[data-row]").nth(0)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("x");
    await expect(page.getByRole("toolbar")).toHaveCount(0);
    const title = (await links.nth(0).locator("bdi").last().textContent()) ?? "";
    await page.keyboard.press("o");
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  });
});
