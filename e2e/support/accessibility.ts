import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The rules of axe that another theme of colours can break. */
const colourRules = ["color-contrast", "link-in-text-block"];

/**
 * Demands that axe finds nothing on the page as it is now, by WCAG 2.2 AA and axe's good practices;
 * `coloursOnly` where the same page was looked at in another theme before.
 * Transitions are let run out first: a text that is still fading in has too little contrast.
 */
export async function expectAccessible(page: Page, { coloursOnly = false } = {}): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        // What turns or pulses for as long as something takes has no end to wait for.
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished),
    ),
  );
  // Within the page: otherwise each look opens a second, empty page to sum up in, for twice the time. It finds the
  // same, in frames of our own as well.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (coloursOnly ? axe.withRules(colourRules) : axe).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(" ")}: ${failureSummary}`),
  );
  expect(found).toEqual([]);
}
