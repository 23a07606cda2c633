import { test as base, expect } from "@playwright/test";
import type { Locale } from "@/server/platform/i18n/locales";
import { textsOf } from "./messages";
import { type Account, makePerson, makeStore, signIn } from "./people";

/** Set by each project of playwright.config.ts. */
export interface Options {
  /** The language that the journey is made in. */
  language: Locale;
}

interface Fixtures {
  /** Errors that belong to the journey, such as the browser's note that a page was not found. */
  expectedTroubles: RegExp | null;
  /** The product's texts in that language. */
  text: ReturnType<typeof textsOf>;
  /** What the pages wrote to the console as errors, and what they threw. A journey that leaves any fails. */
  troubles: string[];
}

/** A journey in one language, by someone whom nobody knows yet. */
export const test = base.extend<Fixtures, Options>({
  language: ["en", { option: true, scope: "worker" }],
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
      const expected = (trouble: string) => frameOfMail.test(trouble) || expectedTroubles?.test(trouble);
      expect(troubles.filter((trouble) => !expected(trouble))).toEqual([]);
    },
    { auto: true },
  ],
});

/** The mailbox shows a mail in a frame that runs no script; that goes for those that record the journey, too. */
const frameOfMail = /^Blocked script execution in 'about:srcdoc'/;

type Person = Account & { id: string; name: string };
/** What a browser keeps of a person who has signed in. */
type Kept = Awaited<ReturnType<import("@playwright/test").BrowserContext["storageState"]>>;

/** A journey by the owner of a new store, who has signed in already: once for all journeys of a process. */
export const ownerTest = test.extend<
  { store: Awaited<ReturnType<typeof makeStore>> },
  { signedIn: { person: Person; kept: Kept } }
>({
  signedIn: [
    async ({ browser, language }, use, { project }) => {
      const person = await makePerson(language);
      const { baseURL, locale } = project.use;
      const context = await browser.newContext({ ...(baseURL && { baseURL }), ...(locale && { locale }) });
      await signIn(await context.newPage(), person, language);
      const kept = await context.storageState();
      await context.close();
      await use({ person, kept });
    },
    { scope: "worker" },
  ],
  storageState: async ({ signedIn }, use) => use(signedIn.kept),
  store: async ({ signedIn, language }, use) => {
    await use(await makeStore(language, "Harbour Goods", signedIn.person));
  },
});

export { expect };
