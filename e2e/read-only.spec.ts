import { expectAccessible } from "./support/accessibility";
import { stockUp } from "./support/goods";
import { followMailedLink } from "./support/mailbox";
import { expect, ownerTest as test } from "./support/test";

test("an owner invites somebody who may only read", async ({ page, browser, store, language, text }) => {
  const [product = ""] = await stockUp(store, ["Lantern Mug", "Gull Print"]);
  const email = `${crypto.randomUUID()}@example.com`;
  const main = page.getByRole("main");

  await test.step("invites an analyst by mail", async () => {
    await page.goto(`/store/${store.slug}/settings/members`);
    await main.getByRole("button", { name: text("settings.members.invite") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(text("settings.members.email")).fill(email);
    await dialog.getByRole("radio", { name: text("auth.roles.analyst") }).check();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: text("settings.members.send") }).click();
    await expect(dialog).toBeHidden();
    await expect(main.getByRole("listitem").filter({ hasText: email })).toContainText(
      text("settings.members.pending"),
    );
  });

  // The guest sits at another browser, in which nobody has signed in.
  const elsewhere = await browser.newContext({
    storageState: { cookies: [], origins: [] },
    locale: language,
    baseURL: new URL(page.url()).origin,
  });
  const guest = await elsewhere.newPage();
  const theirs = guest.getByRole("main");

  await test.step("the guest joins with a new account", async () => {
    await followMailedLink(guest, email, /\/invite\//);
    await guest.getByLabel(text("auth.name")).fill("Ana Lytic");
    await guest.getByRole("textbox", { name: text("auth.newPassword") }).fill(`guest ${crypto.randomUUID()}`);
    await guest.getByRole("button", { name: text("auth.invite.action") }).click();
    await expect(guest).toHaveURL(new RegExp(`/store/${store.slug}$`));
  });

  await test.step("and sees products, without the means to change them", async () => {
    await guest.goto(`/store/${store.slug}/products`);
    await expect(theirs.getByRole("link", { name: "Lantern Mug" })).toBeVisible();
    for (const name of [text("catalog.add"), text("catalog.import")]) {
      await expect(theirs.getByRole("link", { name, exact: true })).toHaveCount(0);
    }
    await expect(theirs.getByRole("checkbox")).toHaveCount(0);
    await theirs.getByRole("link", { name: "Lantern Mug" }).click();
    await expect(theirs.getByLabel(text("catalog.form.title"), { exact: true })).toBeDisabled();
    await expectAccessible(guest);
    await expect(theirs.getByRole("button", { name: text("catalog.form.delete") })).toHaveCount(0);
    await expect(theirs.getByRole("link", { name: text("catalog.form.write") })).toHaveCount(0);
  });

  await test.step("and is told so at the address of a page that their role has not", async () => {
    await guest.goto(`/store/${store.slug}/calendar/new`);
    await expect(theirs.getByRole("heading", { name: text("common.error.refused.title") })).toBeVisible();
    await expectAccessible(guest);
    await theirs.getByRole("link", { name: text("common.error.refused.home") }).click();
    await expect(guest).toHaveURL(new RegExp(`/store/${store.slug}$`));
  });

  await test.step("and a program with their session may read, and is refused to write", async () => {
    const call = (method: string, path: string, body?: object) =>
      guest.evaluate(
        async ([verb, url, slug, json]) => {
          const headers = { "x-workspace": slug, "content-type": "application/json" };
          const answer = await fetch(url, { method: verb, headers, ...(json && { body: json }) });
          return { status: answer.status, text: await answer.text() };
        },
        [method, path, store.slug, body ? JSON.stringify(body) : ""] as const,
      );
    expect((await call("GET", `/api/products/${product}`)).status).toBe(200);
    for (const refused of [
      await call("POST", "/api/products", { title: "Smuggled" }),
      await call("PATCH", `/api/products/${product}`, { version: 1, change: { title: "Smuggled" } }),
    ]) {
      expect(refused.status, refused.text).toBe(403);
      expect(refused.text).toContain("FORBIDDEN");
    }
    await guest.goto(`/store/${store.slug}/products`);
    await expect(theirs.locator("tr[data-row]")).toHaveCount(2);
    await expect(theirs.getByText("Smuggled")).toHaveCount(0);
    await elsewhere.close();
  });

  await test.step("the owner finds them among the members", async () => {
    await page.reload();
    await expect(main.getByRole("listitem").filter({ hasText: "Ana Lytic" })).toContainText(email);
  });
});
