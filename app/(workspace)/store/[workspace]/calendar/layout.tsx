import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { Page } from "@/components/shared/page";

interface Props {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export default async function CalendarLayout({ params, children }: Props) {
  const base = `/store/${(await params).workspace}/calendar`;
  const t = await getTranslations("calendar.tabs");
  const tabs = [
    { href: base, label: t("board") },
    { href: `${base}/results`, label: t("results") },
    { href: `${base}/channels`, label: t("channels") },
  ];
  return (
    <Page width="full">
      <SettingsNav label={t("label")} tabs={tabs} />
      {children}
    </Page>
  );
}
