import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { Page } from "@/components/shared/page";

interface Props {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export default async function CompetitorsLayout({ params, children }: Props) {
  const base = `/store/${(await params).workspace}/competitors`;
  const t = await getTranslations("competitors.tabs");
  const tabs = [
    { href: base, label: t("list") },
    { href: `${base}/alerts`, label: t("alerts") },
  ];
  return (
    <Page width="full">
      <SettingsNav label={t("label")} tabs={tabs} />
      {children}
    </Page>
  );
}
