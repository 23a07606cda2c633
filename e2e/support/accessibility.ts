import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The rules of axe that another theme of colours can break. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** Lets transitions run out, since a text that is still fading in has too little contrast, and hears of new ones. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.allSettled(
      document
        .getAnimations()
        // What turns or pulses for as long as something takes has no end to wait for.
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished),
    );
    const moved = () => document.documentElement.setAttribute("data-moved", "");
    document.documentElement.removeAttribute("data-moved");
    for (const event of ["transitionrun", "animationstart"]) {
      document.addEventListener(event, moved, { once: true });
    }
  });
}

/**
 * Demands that axe finds nothing on the page as it is now, by WCAG 2.2 AA and axe's good practices;
 * `coloursOnly` where the same page was looked at in another theme before.
 */
export async function expectAccessible(page: Page, { coloursOnly = false } = {}): Promise<void> {
  // Within the page: otherwise each look opens a second, empty page to sum up in, for twice the time. It finds the
  // same, in frames of our own as well.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (coloursOnly) axe.withRules(colourRules);
  for (let looks = 1; ; looks++) {
    await settle(page);
    // What a page is called comes after its frame.
    await expect(page).toHaveTitle(/./);
    const { violations } = await axe.analyze();
    // A note that came up meanwhile was seen half faded in, and a page that is sent on has for a moment no name: what
    // is true of the page is seen again.
    const moved = (await page.locator("html[data-moved]").count()) > 0;
    const renamed = violations.some(({ id }) => id === "document-title") && (await page.title()) !== "";
    if (violations.length > 0 && (moved || renamed) && looks < 3) continue;
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(" ")}: ${failureSummary}`),
    );
    expect(found).toEqual([]);
    return;
  }
}
