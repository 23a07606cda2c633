"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionMenu } from "@/components/shared/action-menu";
import { buttonVariants } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";

/** The store's products as a file that can be imported again. */
export function ExportMenu() {
  const t = useTranslations("catalog");
  const store = useStore();
  if (!store.can("catalog.export")) return null;
  const save = (format: string) => window.location.assign(`${store.path}/products/export?format=${format}`);
  return (
    <ActionMenu
      align="end"
      className={buttonVariants({ variant: "outline" })}
      entries={[
        { id: "csv", label: t("exportCsv"), onSelect: () => save("csv") },
        { id: "xlsx", label: t("exportXlsx"), onSelect: () => save("xlsx") },
      ]}
    >
      <Download aria-hidden />
      {t("export")}
    </ActionMenu>
  );
}
