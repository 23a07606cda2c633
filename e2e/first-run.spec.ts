import { beforeScripts } from "./support/before-scripts";
import { followMailedLink } from "./support/mailbox";
import { expect, test } from "./support/test";

test("somebody new signs up, confirms by mail, and opens a store", async ({ page, text }) => {
  const email = `${crypto.randomUUID()}@example.com`;
  const password = `first ${crypto.randomUUID()}`;
  const passwordField = (label: string) => page.getByRole("textbox", { name: label });

  await test.step("signs up", async () => {
    await page.goto("/sign-up");
    await page.getByLabel(text("auth.name")).fill("Noor Haddad");
    await page.getByLabel(text("auth.email")).fill(email);
    await passwordField(text("auth.newPassword")).fill(password);
    await page.getByRole("button", { name: text("auth.signUp.action") }).click();
    await expect(page.getByRole("heading", { name: text("auth.signUp.sentTitle") })).toBeVisible();
  });

  await test.step("confirms the address by the link that was mailed, quicker than the page's scripts", async () => {
    await followMailedLink(page, email, /\/sign-up\/confirm\//);
    await beforeScripts(page, page.url(), () =>
      page.getByRole("button", { name: text("auth.confirm.action") }).click(),
    );
    await expect(page.getByRole("heading", { name: text("auth.confirm.doneTitle") })).toBeVisible();
    await page.getByRole("link", { name: text("auth.signIn.action") }).click();
  });

  await test.step("signs in", async () => {
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.getByLabel(text("auth.email")).fill(email);
    await passwordField(text("auth.password")).fill(password);
    await page.getByRole("button", { name: text("auth.signIn.action"), exact: true }).click();
    await expect(page).toHaveURL(/\/stores$/);
  });

  await test.step("opens a store, and is told where to begin", async () => {
    await page
      .getByRole("link", { name: text("stores.create") })
      .first()
      .click();
    await page.getByLabel(text("stores.new.name")).fill("Noor's Lamps");
    await page.getByLabel(text("stores.new.currency")).selectOption("EUR");
    await page.getByRole("button", { name: text("stores.new.action") }).click();
    await expect(page).toHaveURL(/\/store\/noors?-?s?-lamps[^/]*$/);
    await expect(page.getByText(text("dashboard.start.title"))).toBeVisible();
    const main = page.getByRole("main");
    await expect(main.getByRole("link", { name: text("dashboard.start.import") })).toBeVisible();
    await expect(main.getByText(text("dashboard.noActivity"))).toBeVisible();
  });
});
