"use client";

import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/shared/error-state";
import { problemOfError } from "./problem";

/** What stands where data could not be loaded: what happened, what to do, a code to quote. */
export function QueryError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("common.error");
  const problem = problemOfError(error);
  return (
    <ErrorState
      title={problem?.title ?? t("offline.title")}
      text={problem?.detail ?? t("offline.text")}
      code={problem?.instance}
      onRetry={onRetry}
    />
  );
}
