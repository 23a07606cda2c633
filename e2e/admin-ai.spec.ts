import { expectAccessible } from "./support/accessibility";
import { makePerson, makeStore, signIn } from "./support/people";
import { expect, test } from "./support/test";

// The browser notes the edit that is refused.
test.use({ expectedTroubles: /status of 400/ });

/** Routes and prices are the installation's, so that each language has its own to change. */
const own = {
  en: { task: "chatbot", model: "gpt-5.4-mini" },
  fa: { task: "ads_copy", model: "claude-haiku-4-5" },
} as const;

test("an admin steers AI: a route, prices, a store's budget, and how providers do", async ({
  page,
  language,
  text,
}) => {
  const admin = await makePerson(language, "Avery Admin", { admin: true });
  const store = await makeStore(language, "Harbour Goods", admin);
  const { task, model } = own[language === "fa" ? "fa" : "en"];
  const main = page.getByRole("main");
  const points = main.getByLabel(text("routing.edit.points"));
  const note = main.getByLabel(text("routing.edit.note"), { exact: true });
  const save = page.getByRole("button", { name: text("common.action.save"), exact: true });
  const versions = main.getByRole("listitem");
  const inForce = versions.filter({ hasText: text("routing.history.inForce") });
  await signIn(page, admin, language);

  let before = "";
  await test.step("edits a route, with the reason", async () => {
    await page.goto(`/admin/ai/routes/${task}`);
    await expect(points).toHaveValue(/\d/);
    before = await points.inputValue();
    // The form may come alive between two keys. When it is, it asks for a reason as soon as something is changed.
    await expect(async () => {
      await points.fill("7");
      await expect(note).toBeVisible({ timeout: 1_000 });
      expect(await points.inputValue()).toBe("7");
    }).toPass();
    await note.fill("Answers are longer now");
    await save.click();
    await expect(inForce).toContainText(text("routing.version", { version: 2 }));
    await expect(inForce).toContainText("Answers are longer now");
    await expectAccessible(page);
  });

  await test.step("is refused what cannot be, and told why: the route stays", async () => {
    await points.fill("5000");
    await note.fill("By mistake");
    await save.click();
    const reason = main.getByText(text("errors.field.tooBig.number", { max: 1000 }));
    await expect(reason).toBeVisible();
    await expect(points).toHaveAttribute("aria-invalid", "true");
    // What was written is still there.
    await expect(points).toHaveValue("5000");
    await expect(inForce).toContainText(text("routing.version", { version: 2 }));
    await page.getByRole("button", { name: text("common.action.discard"), exact: true }).click();
    await expect(points).toHaveValue("7");
  });

  await test.step("sees who would be asked, before anything is", async () => {
    const trial = main.getByRole("region", { name: text("routing.trial.title") });
    await trial.getByLabel(text("routing.trial.length")).fill("250");
    await expect(trial.getByText(text("routing.providers.offline")).first()).toBeVisible();
    await expect(trial.getByText(text("routing.trial.reasons.noKey")).first()).toBeVisible();
  });

  await test.step("brings the route back that was there", async () => {
    await main
      .getByRole("button", { name: text("routing.history.restoreThis", { version: 1 }), exact: true })
      .click();
    await expect(inForce).toContainText(text("routing.version", { version: 3 }));
    await expect(points).toHaveValue(before);
  });

  await test.step("enters what a model costs now, as a new version", async () => {
    await page.goto("/admin/ai/prices");
    const edit = main.getByRole("button", {
      name: new RegExp(`^${text("ai.prices.edit")}: .*${model}$`),
    });
    await expectAccessible(page);
    await edit.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(text("ai.prices.inputMicros"), { exact: true }).fill("0.75");
    await dialog.getByLabel(text("ai.prices.note"), { exact: true }).fill("The provider's page of today");
    await dialog.getByRole("button", { name: text("common.action.save"), exact: true }).click();
    await expect(page.getByText(text("ai.prices.saved"), { exact: true })).toBeVisible();
    await edit.click();
    await expect(dialog.getByText("The provider's page of today")).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("looks how providers do", async () => {
    await page.goto("/admin/ai/health?window=7d");
    await expect(
      page.getByRole("heading", { level: 1, name: text("routing.health.title"), exact: true }),
    ).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("sets what AI may cost a store in a month", async () => {
    await page.goto(`/store/${store.slug}/settings/ai`);
    const limit = main.getByLabel(text("ai.budget.limit"), { exact: true });
    await limit.fill("25");
    await main.getByRole("button", { name: text("common.action.save"), exact: true }).click();
    await expect(page.getByText(text("ai.budget.saved"), { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(limit).toHaveValue("25");
  });
});
