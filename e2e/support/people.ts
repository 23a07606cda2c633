import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { connectTo } from "@/scripts/lib/installation";
import { withService } from "@/server/db/service";
import { createUser } from "@/server/modules/auth";
import { createWorkspace } from "@/server/modules/workspaces";
import type { Locale } from "@/server/platform/i18n/locales";
import { textsOf } from "./messages";

/** Who can sign in. */
export interface Account {
  email: string;
  password: string;
}

const folder = process.env.E2E_DATA_DIR ?? "";

/** The accounts that the first start made and told. */
export function demoAccounts(): { owner: Account; admin: Account } {
  return JSON.parse(readFileSync(path.join(folder, "demo-login.json"), "utf8"));
}

/** Lets this process reach the database of the installation under test, as its own server does. */
export function connectToInstallation(): void {
  connectTo(folder);
}

/** A person of their own for a journey, whose account speaks the journey's language. */
export async function makePerson(
  language: Locale,
  name = "Robin Reyes",
  { admin = false } = {},
): Promise<Account & { id: string; name: string }> {
  connectToInstallation();
  const account = { email: `${crypto.randomUUID()}@example.com`, password: `walk ${crypto.randomUUID()}` };
  const { id } = await withService((tx) =>
    createUser(tx, { ...account, name, locale: language, verified: true, admin }),
  );
  return { ...account, id, name };
}

/** A store of its own for a journey, with its owner: unless given, somebody who has not signed in yet. */
export async function makeStore(
  language: Locale,
  name = "Harbour Goods",
  given?: Awaited<ReturnType<typeof makePerson>>,
) {
  const owner = given ?? (await makePerson(language));
  const { id, slug } = await withService((tx) =>
    createWorkspace(tx, { name, ownerId: owner.id, currency: "USD", locale: language, timezone: "UTC" }),
  );
  return { id, slug, name, owner };
}

/** Signs in through the form, and waits until the browser is somewhere else. */
export async function signIn(page: Page, who: Account, language: Locale): Promise<void> {
  const text = textsOf(language);
  await page.goto("/sign-in");
  await page.getByLabel(text("auth.email")).fill(who.email);
  await page.getByRole("textbox", { name: text("auth.password") }).fill(who.password);
  await page.getByRole("button", { name: text("auth.signIn.action"), exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}
