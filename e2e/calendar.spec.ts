import type { Locator } from "@playwright/test";
import { addDays, dayText, timeText, weekdayName } from "@/components/calendar/days";
import { expectAccessible } from "./support/accessibility";
import { openReceiver } from "./support/calendar";
import { expect, ownerTest as test } from "./support/test";

/** A Tuesday after next, which has a day beside it in every week. */
function tuesdayAhead(): string {
  let day = addDays(new Date().toISOString().slice(0, 10), 8);
  while (new Date(`${day}T12:00:00Z`).getUTCDay() !== 2) day = addDays(day, 1);
  return day;
}

/** Picks something up by its handle, moves it, and puts it down. */
async function dragByKeyboard(handle: Locator, arrow: string): Promise<void> {
  const page = handle.page();
  // The key works as soon as the page is alive, which one sees by it working.
  await expect(async () => {
    await handle.focus();
    await page.keyboard.press("Space");
    await expect(handle).toHaveAttribute("aria-pressed", "true", { timeout: 1_000 });
  }).toPass();
  for (const key of [arrow, "Space"]) {
    // It is measured anew between two keys, as it is between those of a person.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await page.keyboard.press(key);
  }
}

test("an owner connects a webhook and gives it a weekly slot", async ({ page, store, text, language }, {
  parallelIndex,
}) => {
  const receiver = await openReceiver(parallelIndex);
  const base = `/store/${store.slug}/calendar`;
  const main = page.getByRole("main");
  const button = (name: string) => main.getByRole("button", { name, exact: true });

  await test.step("connects a webhook, and sees that it works", async () => {
    await page.goto(`${base}/channels`);
    await main
      .getByRole("button", { name: text("calendar.channels.add") })
      .first()
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(text("calendar.channels.kindLabel")).selectOption("webhook");
    await dialog.getByLabel(text("calendar.channels.name")).fill("Shop window");
    await dialog.getByLabel(text("calendar.channels.url")).fill(receiver.url);
    await dialog.getByRole("button", { name: text("calendar.channels.add") }).click();
    await expect(dialog.getByText(/^whsec_/)).toBeVisible();
    await dialog.getByRole("button", { name: text("calendar.channels.done") }).click();
    await button(text("calendar.channels.test")).click();
    await expect(main.getByText(text("calendar.channels.works"), { exact: true })).toBeVisible();
    expect(receiver.told.map(({ type }) => type)).toEqual(["channel.test"]);
  });

  await test.step("gives it a weekly slot, skips its next time, and takes that back", async () => {
    const weekday = weekdayName("2026-01-07", language);
    await main.getByRole("checkbox", { name: weekday, exact: true }).check();
    await button(text("calendar.slots.add")).click();
    const time = timeText("09:00", language);
    await button(text("calendar.slots.skipOf", { time })).click();
    const undo = page.getByRole("button", { name: text("calendar.board.undo"), exact: true });
    await undo.click();
    await expect(undo).toBeHidden();
    await expectAccessible(page);
  });

  receiver.close();
});

test("a post is moved to the next day by keyboard", async ({ page, store, text, language }) => {
  const day = tuesdayAhead();
  const next = addDays(day, 1);
  const base = `/store/${store.slug}/calendar`;
  const main = page.getByRole("main");
  await page.goto(`${base}/new?date=${day}`);
  await main.getByLabel(text("calendar.form.text"), { exact: true }).fill("A quiet post");
  await main.getByRole("button", { name: text("calendar.form.saveDraft") }).click();
  await expect(page).toHaveURL(/\/calendar\/post_/);

  await page.goto(`${base}?view=week&date=${day}`);
  const on = (date: string) =>
    main
      .getByRole("region", { name: dayText(date, language), exact: true })
      .getByRole("link", { name: /A quiet post/ });
  await expect(on(day)).toBeVisible();
  const handle = main.getByRole("button", { name: text("calendar.board.drag", { title: "A quiet post" }) });
  await dragByKeyboard(handle, language === "fa" ? "ArrowLeft" : "ArrowRight");
  await expect(page.getByText(text("calendar.board.moved", { day: dayText(next, language) }))).toBeVisible();
  await expect(on(next)).toBeVisible();
  await expectAccessible(page);
});
