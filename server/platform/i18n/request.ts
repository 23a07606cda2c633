import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, type Locale, localeCookie } from "./locales";
import { loadMessages } from "./messages";
import { negotiateLocale } from "./negotiate";

/** The language of a signed-in page: what the person chose (a cookie), else what the browser asks for. */
export async function localeOfRequest(): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : negotiateLocale((await headers()).get("accept-language"));
}

/**
 * What next-intl asks at each request. The language comes from, in this order: an explicit one
 * (`getTranslations({ locale })`), the static page's path (its layout and page call `setRequestLocale`),
 * the person's cookie, the browser.
 */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const given = locale ?? (await requestLocale);
  const chosen = isLocale(given) ? given : await localeOfRequest();
  return { locale: chosen, messages: await loadMessages(chosen), timeZone: "UTC" };
});
