import { type Locale, localeNames, locales } from "@/server/platform/i18n/locales";

/** The languages to choose from in a select, each named in its own words. */
export function LocaleOptions({ of = locales }: { of?: readonly Locale[] }) {
  return of.map((locale) => (
    <option key={locale} value={locale} lang={locale}>
      {localeNames[locale]}
    </option>
  ));
}
