import { FileQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";

/** What stands in place of a page that is not there, or not for this person; `action` is a way on. */
export function PageMissing({ action }: { action?: ReactNode }) {
  const t = useTranslations("common.error.missing");
  return (
    <EmptyState heading="h1" picture={<FileQuestion />} title={t("title")} text={t("text")} action={action} />
  );
}
