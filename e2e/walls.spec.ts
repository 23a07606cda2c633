import { expectAccessible } from "./support/accessibility";
import { stockUp } from "./support/goods";
import { makeStore, signIn } from "./support/people";
import { expect, test } from "./support/test";

// The browser notes each refused page in its console.
test.use({ expectedTroubles: /status of (401|404)/ });

test("a stranger meets walls", async ({ page, language, text }) => {
  const store = await makeStore(language, "Walled garden");
  const [product = ""] = await stockUp(store, ["Walled rose"]);
  const { owner: stranger, slug: own } = await makeStore(language, "Corner shop");

  await test.step("nobody: sent to sign in, and told no more about one address than about another", async () => {
    for (const path of [
      `/store/${store.slug}`,
      `/store/${store.slug}/products`,
      "/store/no-such-store",
      `/store/${store.slug}/settings/members`,
      "/stores",
      "/admin",
    ]) {
      await page.goto(path);
      await expect(page).toHaveURL(/\/sign-in\?next=/);
    }
    await expectAccessible(page);
    const refusals: (string | null)[] = [];
    for (const email of [store.owner.email, `${crypto.randomUUID()}@example.com`]) {
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
    await signIn(page, stranger, language);
    expect((await page.goto(`/store/${own}`))?.status()).toBe(200);
    const bodies: (string | null)[] = [];
    for (const path of [
      `/store/${store.slug}`,
      `/store/${store.slug}/products`,
      `/store/${store.slug}/products/${product}`,
      "/admin",
      "/admin/stores",
    ]) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(404);
      bodies.push(await page.locator("body").textContent());
    }
    // In one's own store the page's frame is sent before the product is looked for: what is missing is told in it.
    await page.goto(`/store/${own}/products/${product}`);
    await expect(page.getByRole("heading", { name: text("common.error.missing.title") })).toBeVisible();
    bodies.push(await page.locator("body").textContent());
    expect(bodies.join("\n")).not.toContain(store.name);
    expect(bodies.join("\n")).not.toContain("Walled rose");
  });

  await test.step("nor do the browser's credentials open it to a program", async () => {
    const ask = async (slug: string, path = "") =>
      (await page.request.get(`/api/products${path}`, { headers: { "x-workspace": slug } })).status();
    expect(await ask(own)).toBe(200);
    expect(await ask(store.slug)).toBe(404);
    expect(await ask("no-such-store")).toBe(404);
    // By its id in one's own store either.
    expect(await ask(own, `/${product}`)).toBe(404);
    expect((await page.request.get("/api/admin/workspaces")).status()).toBe(403);
  });
});
