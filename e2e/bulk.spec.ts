import { expectAccessible } from "./support/accessibility";
import { givePoints, pointsOf, stockUp, stopSpending } from "./support/goods";
import { expect, ownerTest as test } from "./support/test";

const count = 6;
/** How many are written at the same time. */
const atOnce = 4;

test("an owner orders texts for many products, pauses, and stops", async ({ page, store, text }) => {
  const titles = Array.from({ length: count }, (_, index) => `Harbour Blanket ${index + 1}`);
  await stockUp(store, titles);
  await givePoints(store, 2 * count);
  const before = await pointsOf(store);
  const main = page.getByRole("main");
  const points = (amount: number) => text("common.points", { count: amount });
  const verb = (texts: number) =>
    text("common.cost.verb", { action: text("studio.bulkPage.start"), cost: points(2 * texts) });
  const panel = page.locator("[data-slot=job-panel]");
  const state = (name: "paused" | "cancelled") =>
    panel.getByText(text(`common.job.${name}`), { exact: true });
  const control = (name: "pause" | "cancel") =>
    panel.getByRole("button", { name: text(`common.job.${name}`), exact: true });
  const results = page.getByRole("table", { name: text("studio.bulkPage.results") }).locator("tr[data-row]");
  const inState = (name: "itemRunning" | "itemDone" | "waiting" | "skipped") =>
    results.filter({ hasText: text(`studio.bulkPage.${name}`) });
  const written = panel.getByRole("progressbar");

  await test.step("reads the whole price first", async () => {
    await page.goto(`/store/${store.slug}/studio/bulk`);
    await expect(main.getByText(text("studio.bulkPage.count", { count }), { exact: true })).toBeVisible();
    await expect(
      main.getByText(text("common.cost.after", { balance: points(before - 2 * count) })),
    ).toBeVisible();
  });

  // Writing takes no time here, so it is kept back until somebody has reached for the button.
  const goOn = await stopSpending(store);
  await test.step("pauses it: what is being written is finished, and nothing is begun", async () => {
    await main.getByRole("button", { name: verb(count) }).click();
    await expect(page).toHaveURL(/\/studio\/bulk\/\w+$/);
    await expect(inState("itemRunning")).toHaveCount(atOnce);
    await control("pause").click();
    await expect(state("paused")).toBeVisible();
    await goOn();
    await expect(written).toHaveAttribute("aria-valuenow", String(atOnce));
    await expect(inState("itemDone")).toHaveCount(atOnce);
    await expect(inState("waiting")).toHaveCount(count - atOnce);
    expect(await pointsOf(store)).toBe(before - 2 * atOnce);
  });

  await test.step("stops it: what is written stays, and only that is paid", async () => {
    await control("cancel").click();
    await expect(state("cancelled")).toBeVisible();
    await expect(panel.getByText(text("tasks.stopped"))).toBeVisible();
    await expect(inState("skipped")).toHaveCount(count - atOnce);
    expect(await pointsOf(store)).toBe(before - 2 * atOnce);
    await expectAccessible(page);
  });

  await test.step("chooses two in the list, and puts all that is written on the products", async () => {
    await page.goto(`/store/${store.slug}/products?q=${encodeURIComponent("Harbour Blanket")}`);
    for (const title of ["Harbour Blanket 2", "Harbour Blanket 5"]) {
      await main
        .getByRole("checkbox", { name: text("common.list.selectRow", { name: title }), exact: true })
        .check();
    }
    await page
      .getByRole("toolbar")
      .getByRole("link", { name: text("catalog.bulk.describe") })
      .click();
    await main.getByRole("button", { name: verb(2) }).click();
    await expect(panel.getByText(text("common.job.doneOf", { done: 2, total: 2 }))).toBeVisible();
    await main.getByRole("button", { name: text("studio.bulkPage.apply") }).click();
    await expect(results.filter({ hasText: text("studio.bulkPage.onProduct") })).toHaveCount(2);
  });
});
