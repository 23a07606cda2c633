import { defaultLocale, isLocale, type Locale } from "./locales";

/**
 * The language that a browser asks for most, among ours (RFC 9110, section 12.5.4). Regions are ignored:
 * `fa-AF` is served Persian. Nothing usable gives the default language.
 */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .slice(0, 50)
    .map((part) => {
      const [range = "", ...params] = part.trim().split(";");
      const q = params.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((v) => v !== undefined);
      return { language: range.toLowerCase().split("-")[0], weight: q === undefined ? 1 : Number(q) };
    })
    .filter((entry) => entry.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wanted) if (isLocale(language)) return language;
  return defaultLocale;
}
