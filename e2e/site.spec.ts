import { sitePath } from "@/components/site/site-path";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/test";

test("a visitor reads the public pages, from home to prices", async ({ page, language, text }) => {
  await page.goto(sitePath(language));
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.locator("html")).toHaveAttribute("dir", language === "fa" ? "rtl" : "ltr");
  await expectAccessible(page);
  await page
    .getByRole("banner")
    .getByRole("link", { name: text("site.nav.pricing") })
    .click();
  await expect(page).toHaveURL(sitePath(language, "pricing"));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
});
