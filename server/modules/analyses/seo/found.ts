import type { useTranslations } from "next-intl";
import type { SeoCheck } from "./contract";

/** The texts of analyses in one language. */
export type Translate = ReturnType<typeof useTranslations<"analyses">>;

/** What a check has found, in words. Safe for the browser. */
export function checkFound({ id, status, found }: SeoCheck, t: Translate): string {
  if (id === "description" && found.most === undefined) return t("seo.found.noDescription");
  return t(`seo.found.${id}`, { status, products: 0, words: "", ...found } as never);
}
