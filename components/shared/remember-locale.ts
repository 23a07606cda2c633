import { type Locale, localeCookie } from "@/server/platform/i18n/locales";

/** Keeps the language that was chosen on this device. The next document comes in it. */
export function rememberLocale(locale: Locale): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${localeCookie}=${locale}; path=/; max-age=31536000; samesite=lax`;
}
