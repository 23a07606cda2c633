import { expect, type Page } from "@playwright/test";

/** Opens the newest mail to an address in the installation's own mailbox, and follows its link. */
export async function followMailedLink(page: Page, address: string, link: RegExp): Promise<void> {
  const mail = page.getByRole("link").filter({ hasText: address }).first();
  // Mails are sent beside the request that orders them.
  await expect(async () => {
    await page.goto("/dev/mailbox");
    await expect(mail).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await mail.click();
  await page.getByRole("main").getByRole("link", { name: link }).click();
  await expect(page).toHaveURL(link);
}
