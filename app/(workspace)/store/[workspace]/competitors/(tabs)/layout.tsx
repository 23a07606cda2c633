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
  const more = await getTranslations("matching.tabs");
  const tabs = [
    { href: base, label: t("list") },
    { href: `${base}/matches`, label: more("matches") },
    { href: `${base}/reports`, label: more("reports") },
    { href: `${base}/alerts`, label: t("alerts") },
    { href: `${base}/rates`, label: more("rates") },
  ];
  return (
    <Page width="full">
      <SettingsNav label={t("label")} tabs={tabs} />
      {children}
    </Page>
  );
}
