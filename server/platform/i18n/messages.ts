import { createTranslator } from "next-intl";
import type { Locale } from "./locales";
import { type Messages, type Namespace, namespaces } from "./namespaces";

const cache = new Map<Locale, Promise<Messages>>();

async function read(locale: Locale): Promise<Messages> {
  const entries = await Promise.all(
    namespaces.map(async (name) => {
      // Inside Next the bundler compiles each file at build time; elsewhere it is read as it is.
      const file: { default: unknown } = await import(`../../../messages/${locale}/${name}.json`);
      return [name, file.default] as const;
    }),
  );
  return Object.fromEntries(entries) as unknown as Messages;
}

/** All texts of a language. They are read once per process, in development at every call. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const known = process.env.NODE_ENV === "development" ? undefined : cache.get(locale);
  if (known) return known;
  const loading = read(locale);
  cache.set(locale, loading);
  return loading;
}

/**
 * A translator for server code that runs outside a page: mails, jobs, the CLI. Pages and components use
 * `getTranslations` and `useTranslations` of next-intl.
 */
export async function translatorFor<N extends Namespace>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({ locale, namespace, messages: await loadMessages(locale) });
}
