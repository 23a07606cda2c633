"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionMenu } from "@/components/shared/action-menu";
import { buttonVariants } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import type { ReportKind } from "@/server/modules/competitors/contract";

/** The whole report as a file. */
export function ReportExport({ report, days }: { report: ReportKind; days: number }) {
  const t = useTranslations("matching.reports");
  const { path } = useStore();
  const save = (format: string) =>
    window.location.assign(
      `${path}/competitors/reports/export?${new URLSearchParams({ report, format, days: String(days) })}`,
    );
  return (
    <ActionMenu
      align="end"
      className={buttonVariants({ variant: "outline" })}
      entries={[
        { id: "csv", label: t("csv"), onSelect: () => save("csv") },
        { id: "xlsx", label: t("xlsx"), onSelect: () => save("xlsx") },
      ]}
    >
      <Download aria-hidden />
      {t("export")}
    </ActionMenu>
  );
}
