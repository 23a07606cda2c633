import { type AbstractIntlMessages, NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import type { Locale } from "@/server/platform/i18n/locales";
import { loadMessages } from "@/server/platform/i18n/messages";
import type { Namespace } from "@/server/platform/i18n/namespaces";

/** The texts of some files, for the browser: what a page does not need is not sent. */
export async function clientMessages(locale: Locale, names: Namespace[]): Promise<AbstractIntlMessages> {
  const all = await loadMessages(locale);
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

/** Gives client components below it further files of texts; `common` and `shell` stay at hand. */
export async function ClientMessages({
  namespaces,
  children,
}: {
  namespaces: Namespace[];
  children: ReactNode;
}) {
  const messages = await clientMessages(await getLocale(), ["common", "shell", ...namespaces]);
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
