import { defaultLocale, type Locale } from "@/server/platform/i18n/locales";

/** The address of a public page in a language; English has the bare one. */
export function sitePath(locale: Locale, page = ""): string {
  const prefix = locale === defaultLocale ? "" : `/${locale}`;
  return `${prefix}${page ? `/${page}` : ""}` || "/";
}
