import type { Page } from "@playwright/test";
import { sitePath } from "@/components/site/site-path";
import type { Locale } from "@/server/platform/i18n/locales";
import { expectAccessible } from "./support/accessibility";
import { stockUp } from "./support/goods";
import { demoAccounts, signIn } from "./support/people";
import { expect, ownerTest, test } from "./support/test";

// Many pages each, and axe reads every element of them.
test.describe.configure({ timeout: 180_000 });

/** Opens each page and demands that axe finds nothing, in light and in dark; the colours are those of all languages. */
async function expectAllAccessible(page: Page, language: Locale, paths: string[]): Promise<void> {
  for (const path of paths) {
    await test.step(path, async () => {
      await page.emulateMedia({ colorScheme: "light" });
      expect((await page.goto(path))?.status()).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await expectAccessible(page);
      if (language !== "en") return;
      await page.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(page, { coloursOnly: true });
    });
  }
}

test("the public pages and those of signing in can be used by everybody", async ({ page, language }) => {
  await expectAllAccessible(page, language, [
    sitePath(language),
    sitePath(language, "pricing"),
    "/sign-in",
    "/sign-up",
    "/sign-in/forgot",
    "/dev/mailbox",
  ]);
});

ownerTest("the pages of a store's goods can be used by everybody", async ({ page, store, language }) => {
  const [product = ""] = await stockUp(store, ["Lantern Mug", "قالیچه موج"]);
  const base = `/store/${store.slug}`;
  await expectAllAccessible(page, language, [
    "/stores",
    "/stores/new",
    base,
    `${base}/products`,
    `${base}/products/${product}`,
    `${base}/products/new`,
    `${base}/products/import`,
    `${base}/notifications`,
  ]);
});

ownerTest("the pages of a store's texts can be used by everybody", async ({ page, store, language }) => {
  const [product = ""] = await stockUp(store, ["Lantern Mug"]);
  const base = `/store/${store.slug}`;
  await expectAllAccessible(page, language, [
    `${base}/studio`,
    `${base}/studio/social-post`,
    `${base}/studio/product-description?product=${product}`,
    `${base}/studio/video-thumbnail`,
    `${base}/studio/image-enhancement?product=${product}`,
    `${base}/studio/pictures`,
    `${base}/studio/texts`,
    `${base}/studio/bulk`,
    `${base}/studio/analyses`,
    `${base}/studio/analyses/new/reviews`,
    `${base}/studio/analyses/new/seo?product=${product}`,
    `${base}/studio/analyses/new/strategy`,
    `${base}/studio/ads?product=${product}`,
    `${base}/studio/ads/written`,
    `${base}/assistant`,
    `${base}/wallet`,
  ]);
});

ownerTest("the pages of a store's prices can be used by everybody", async ({ page, store, language }) => {
  await stockUp(store, ["Lantern Mug"]);
  const base = `/store/${store.slug}`;
  await expectAllAccessible(page, language, [
    `${base}/competitors`,
    `${base}/competitors/matches`,
    `${base}/competitors/alerts`,
    `${base}/competitors/reports`,
    `${base}/competitors/rates`,
    `${base}/repricing`,
    `${base}/repricing/rules/new`,
    `${base}/repricing/approvals`,
    `${base}/repricing/trail`,
    `${base}/repricing/held`,
  ]);
});

ownerTest("the settings of a store can be used by everybody", async ({ page, store, language }) => {
  const settings = `/store/${store.slug}/settings`;
  await expectAllAccessible(
    page,
    language,
    ["", "/members", "/api-keys", "/profile", "/security"].map((path) => settings + path),
  );
});

test("the pages of the operator can be used by everybody", async ({ page, language }) => {
  await signIn(page, demoAccounts().admin, language);
  await expectAllAccessible(
    page,
    language,
    [
      "",
      "/users",
      "/stores",
      "/jobs",
      "/usage",
      "/ai/routes",
      "/ai/routes/product_description",
      "/ai/health",
      "/branding",
    ].map((path) => `/admin${path}`),
  );
});
