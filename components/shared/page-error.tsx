"use client";

import { useTranslations } from "next-intl";
import { ErrorState } from "./error-state";

export interface PageErrorProps {
  error: unknown;
  /** Fetches and draws the page again. */
  retry: () => void;
}

/** What stands in place of a page that failed; the code is the one that the server has logged. */
export function PageError({ error, retry }: PageErrorProps) {
  const t = useTranslations("common.error.page");
  const digest = (error as { digest?: unknown } | null)?.digest;
  return (
    <ErrorState
      title={t("title")}
      text={t("text")}
      onRetry={retry}
      {...(typeof digest === "string" && { code: digest })}
    />
  );
}
