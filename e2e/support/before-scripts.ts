import type { Page } from "@playwright/test";

/**
 * Opens a page and does something there before its scripts have come, as on a slow network; then they come.
 * @param act must not wait for anything that only a script does
 */
export async function beforeScripts(page: Page, address: string, act: () => Promise<void>): Promise<void> {
  const { promise: scriptsMayCome, resolve: letScriptsCome } = Promise.withResolvers<void>();
  await page.route(/\/_next\/static\/.*\.js/, (route) => scriptsMayCome.then(() => route.continue()));
  try {
    await page.goto(address, { waitUntil: "domcontentloaded" });
    await act();
  } finally {
    letScriptsCome();
    await page.unrouteAll({ behavior: "wait" });
  }
}
