"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionMenu } from "@/components/shared/action-menu";
import { buttonVariants } from "@/components/ui/button";
import { exportFormats, fileOf } from "@/server/modules/studio/contract";
import type { Locale } from "@/server/platform/i18n/locales";

/** Gives a file to the person, as the browser does with downloads. */
function download({ name, mediaType, content }: ReturnType<typeof fileOf>): void {
  const url = URL.createObjectURL(new Blob([content], { type: `${mediaType};charset=utf-8` }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

/** A text as a file, in the format that one chooses. */
export function ExportMenu(text: { title: string; text: string; locale: Locale }) {
  const t = useTranslations("studio.export");
  return (
    <ActionMenu
      align="end"
      className={buttonVariants({ variant: "outline" })}
      entries={exportFormats.map((format) => ({
        id: format,
        label: t(`formats.${format}`),
        onSelect: () => download(fileOf(format, text)),
      }))}
    >
      <Download aria-hidden />
      {t("download")}
    </ActionMenu>
  );
}
