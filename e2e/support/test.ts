import { test as base, expect } from "@playwright/test";
import type { Locale } from "@/server/platform/i18n/locales";
import { textsOf } from "./messages";

/** Set by each project of playwright.config.ts. */
export interface Options {
  /** The language that the journey is made in. */
  language: Locale;
  /** Errors that belong to the journey, such as the browser's note that a page was not found. */
  expectedTroubles: RegExp | null;
}

interface Fixtures {
  /** The product's texts in that language. */
  text: ReturnType<typeof textsOf>;
  /** What the pages wrote to the console as errors, and what they threw. A journey that leaves any fails. */
  troubles: string[];
}

/** A journey in one language, by someone whom nobody knows yet. */
export const test = base.extend<Fixtures & Options>({
  language: ["en", { option: true }],
  expectedTroubles: [null, { option: true }],
  text: async ({ language }, use) => use(textsOf(language)),
  troubles: [
    async ({ page, expectedTroubles }, use) => {
      const troubles: string[] = [];
      page.on("pageerror", (error) => troubles.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") troubles.push(`${message.text()} (${message.location().url})`);
      });
      await use(troubles);
      expect(troubles.filter((trouble) => !expectedTroubles?.test(trouble))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
