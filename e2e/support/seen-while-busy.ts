import type { Page } from "@playwright/test";

/**
 * Watches from now on what stands in a place of the page that says it is busy; the answer tells what was last
 * seen there. The page itself watches, because a look from outside, every half a second, may come too late for
 * what is written quickly.
 */
export async function seenWhileBusy(page: Page): Promise<() => Promise<string>> {
  const seen = await page.evaluateHandle(() => {
    const watched = { text: "" };
    new MutationObserver(() => {
      const text = document.querySelector("main div[aria-busy=true]")?.textContent?.trim();
      if (text) watched.text = text;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return watched;
  });
  return () => seen.evaluate(({ text }) => text);
}
