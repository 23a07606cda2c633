"use client";

import { useTranslations } from "next-intl";

/** Says in words what is wrong with a page or a shop, by its code. */
export function useProblem() {
  const t = useTranslations("competitors.problem");
  return (code: string) => {
    const key = code as "unreadable";
    return t.has(key) ? t(key) : t("unreadable");
  };
}
