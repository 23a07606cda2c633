import type { useTranslations } from "next-intl";
import { formatNumber } from "@/server/platform/i18n/format";
import type { Locale } from "@/server/platform/i18n/locales";
import type { SeoCheck, SeoCheckId } from "./contract";

/** The texts of analyses in one language. */
export type Translate = ReturnType<typeof useTranslations<"analyses">>;

/** What a text counts by itself, and so is handed over as a number. */
const counted: Partial<Record<SeoCheckId, string>> = {
  handle: "words",
  unique: "products",
  content: "words",
  contentKeyword: "count",
  headings: "headings",
  images: "images",
};

/** What a check has found, in words. Safe for the browser. */
export function checkFound({ id, status, found }: SeoCheck, t: Translate, locale: Locale): string {
  if (id === "description" && found.most === undefined) return t("seo.found.noDescription");
  const values = Object.entries({ products: 0, words: "", ...found }).map(([name, value]) => [
    name,
    typeof value === "number" && counted[id] !== name ? formatNumber(value, locale) : value,
  ]);
  return t(`seo.found.${id}`, { status, ...Object.fromEntries(values) } as never);
}
