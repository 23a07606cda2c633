import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";

/** What stands in place of a page that this person may not see; `action` is a way on. */
export function PageRefused({ action }: { action?: ReactNode }) {
  const t = useTranslations("common.error.refused");
  return <EmptyState heading="h1" picture={<Lock />} title={t("title")} text={t("text")} action={action} />;
}
