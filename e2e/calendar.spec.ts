import type { Locator } from "@playwright/test";
import { addDays, dayText, timeText, weekdayName } from "@/components/calendar/days";
import { expectAccessible } from "./support/accessibility";
import { letSlotCome, openReceiver, queuePost } from "./support/calendar";
import { expect, ownerTest as test } from "./support/test";

// The browser notes the short link that leads nowhere.
test.use({ expectedTroubles: /status of 404/ });

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
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    await page.keyboard.press(key);
  }
}

test("a post goes from draft through review into a slot, out, and into the results", async ({
  page,
  store,
  text,
  language,
}, { parallelIndex }) => {
  const receiver = await openReceiver(parallelIndex);
  const base = `/store/${store.slug}/calendar`;
  const main = page.getByRole("main");
  const button = (name: string) => main.getByRole("button", { name, exact: true });
  const said = "Blankets from the harbour are back";
  const state = (name: "draft" | "review" | "changes" | "approved" | "published") =>
    main.getByText(text(`calendar.status.${name}`), { exact: true }).first();

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

  await test.step("drafts a post, and asks for a look at it", async () => {
    await page.goto(`${base}/new`);
    await main.getByLabel(text("calendar.form.text"), { exact: true }).fill("Blankets are back");
    await main.getByLabel(text("calendar.form.link"), { exact: true }).fill("https://shop.example/blankets");
    await main.getByRole("checkbox", { name: "Shop window" }).check();
    await expectAccessible(page);
    await button(text("calendar.form.saveDraft")).click();
    await expect(state("draft")).toBeVisible();
    await button(text("calendar.actions.submit")).click();
    await expect(state("review")).toBeVisible();
  });

  await test.step("is asked for changes, with a note that stands in the thread", async () => {
    await button(text("calendar.actions.requestChanges")).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(text("calendar.changes.note")).fill("Say where they come from");
    await dialog.getByRole("button", { name: text("calendar.actions.requestChanges") }).click();
    await expect(state("changes")).toBeVisible();
    await expect(main.getByText("Say where they come from")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("makes them, and is approved", async () => {
    await main.getByLabel(text("calendar.form.text"), { exact: true }).fill(said);
    await page.getByRole("button", { name: text("common.action.save"), exact: true }).click();
    await expect(page.getByText(text("calendar.saved"), { exact: true })).toBeVisible();
    await button(text("calendar.actions.submit")).click();
    await button(text("calendar.actions.approve")).click();
    await expect(state("approved")).toBeVisible();
  });
  const post = page.url();

  await test.step("stands first in the queue, whatever is moved there and back", async () => {
    await queuePost(store, "A later post");
    await page.goto(`${base}/channels`);
    const titles = main.getByRole("listitem").getByRole("link");
    await expect(titles).toHaveText([said, "A later post"]);
    let saved = 0;
    page.on("response", (answer) => {
      if (answer.url().includes("reorderQueue")) saved += 1;
    });
    await button(text("calendar.queue.up", { title: "A later post" })).click();
    await expect(titles).toHaveText(["A later post", said]);
    await dragByKeyboard(button(text("calendar.queue.drag", { title: said })), "ArrowUp");
    await expect(titles).toHaveText([said, "A later post"]);
    await expect.poll(() => saved).toBe(2);
    await expect(titles).toHaveText([said, "A later post"]);
    await expectAccessible(page);
  });

  await test.step("goes out when its slot comes, once", async () => {
    await letSlotCome(store);
    await page.goto(post);
    await expect(state("published")).toBeVisible();
    await expectAccessible(page);
    const told = receiver.told.filter(({ type }) => type === "post.published");
    expect(told.map(({ data }) => data.text)).toEqual([said]);
  });

  await test.step("has its clicks counted, which the results show", async () => {
    const link = receiver.told.at(-1)?.data.link ?? "";
    const userAgent = await page.evaluate(() => navigator.userAgent);
    const answer = await page.request.get(link, {
      maxRedirects: 0,
      headers: { "user-agent": userAgent.replace("Headless", "") },
    });
    expect([answer.status(), answer.headers().location]).toEqual([302, "https://shop.example/blankets"]);
    await page.goto(`${base}/results`);
    const row = main.getByRole("row").filter({ hasText: said });
    await expect(row).toContainText(new Intl.NumberFormat(language).format(1));
    await expectAccessible(page);
  });

  await test.step("is no more at a link that nobody made", async () => {
    const answer = await page.goto("/l/nowhere123");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: text("common.error.missing.title") })).toBeVisible();
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

  // A month shows it too, and what it cuts off beside it.
  await page.goto(`${base}?date=${day}`);
  await on(next).hover();
  await expect(page.locator("[data-slot=hover-card-content]")).toContainText("A quiet post");
});
