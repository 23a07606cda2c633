import { expectAccessible } from "./support/accessibility";
import { makeStore, signIn } from "./support/people";
import { expect, test } from "./support/test";

// The browser notes each refused page in its console.
test.use({ expectedTroubles: /status of (401|404)/ });

test("a stranger meets walls", async ({ page, language, text }) => {
  const store = await makeStore(language, "Walled garden");

  await test.step("nobody: sent to sign in, and told no more about one address than about another", async () => {
    for (const path of [
      `/store/${store.slug}`,
      `/store/${store.slug}/products`,
      "/store/no-such-store",
      "/stores",
    ]) {
      await page.goto(path);
      await expect(page).toHaveURL(/\/sign-in\?next=/);
    }
    await expectAccessible(page);
    const refusals: (string | null)[] = [];
    for (const email of [store.owner.email, "nobody@example.com"]) {
      await page.getByLabel(text("auth.email")).fill(email);
      await page.getByRole("textbox", { name: text("auth.password") }).fill("not the password");
      await page.getByRole("button", { name: text("auth.signIn.action"), exact: true }).click();
      const alert = page.getByRole("alert").filter({ hasText: text("errors.BAD_CREDENTIALS.title") });
      await expect(alert).toBeVisible();
      refusals.push(await alert.textContent());
      await page.reload();
    }
    expect(refusals[0]).toBe(refusals[1]);
  });

  await test.step("the owner of another store: as if this one were not there", async () => {
    const { owner: stranger, slug: own } = await makeStore(language, "Corner shop");
    await signIn(page, stranger, language);
    expect((await page.goto(`/store/${own}`))?.status()).toBe(200);
    const bodies: (string | null)[] = [];
    for (const path of [`/store/${store.slug}`, `/store/${store.slug}/products`, "/admin"]) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(404);
      bodies.push(await page.locator("body").textContent());
    }
    expect(bodies.join("\n")).not.toContain(store.name);
  });

  await test.step("nor do the browser's credentials open it to a program", async () => {
    const ask = (slug: string) => page.request.get("/api/products", { headers: { "x-workspace": slug } });
    expect((await ask(store.slug)).status()).toBe(404);
    expect((await ask("no-such-store")).status()).toBe(404);
  });
});
