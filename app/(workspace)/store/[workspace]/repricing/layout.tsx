import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { requireStore } from "@/server/request/pages";

interface Props {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export default async function RepricingLayout({ params, children }: Props) {
  const { workspace } = await params;
  await requireStore(workspace);
  const base = `/store/${workspace}/repricing`;
  const t = await getTranslations("repricing.tabs");
  const tabs = [
    { href: base, label: t("rules") },
    { href: `${base}/approvals`, label: t("approvals") },
    { href: `${base}/trail`, label: t("trail") },
    { href: `${base}/held`, label: t("held") },
  ];
  return (
    <Page width="full">
      <SettingsNav label={t("label")} tabs={tabs} />
      <ClientMessages namespaces={["repricing", "studio"]}>{children}</ClientMessages>
    </Page>
  );
}
