import { ChartNoAxesCombined } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/shared/empty-state";
import { formatNumber } from "@/server/platform/i18n/format";

/** Figures above a report's table. */
export function Stats({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-2 gap-3 md:grid-cols-4">{children}</div>;
}

/** Says that a table shows only its beginning. */
export function OnlyFirst({ count, total }: { count: number; total: number }) {
  const t = useTranslations("matching.reports");
  if (total <= count) return null;
  return <p className="px-4 py-2 text-muted-foreground text-sm">{t("first", { count })}</p>;
}

export function NoReport({ title, text }: { title: string; text: string }) {
  return <EmptyState picture={<ChartNoAxesCombined />} title={title} text={text} />;
}

/** Formats counts in the reader's language. */
export function useCount(): (value: number) => string {
  const locale = useLocale();
  return (value) => formatNumber(value, locale);
}
