/** The languages of the product, in the order in which they are offered. Safe for the browser. */
export const locales = ["en", "fa", "ar", "th", "ru", "kk", "ja"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** The cookie in which a person's choice of language is kept. */
export const localeCookie = "rooz_locale";

/** Each language in its own words, for the language switcher. */
export const localeNames: Record<Locale, string> = {
  en: "English",
  fa: "فارسی",
  ar: "العربية",
  th: "ไทย",
  ru: "Русский",
  kk: "Қазақша",
  ja: "日本語",
};

/** Whether a text (of a URL, a cookie, a profile) names one of our languages. */
export function isLocale(value: unknown): value is Locale {
  return (locales as readonly unknown[]).includes(value);
}

/** The direction in which a language is written. */
export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "fa" || locale === "ar" ? "rtl" : "ltr";
}
