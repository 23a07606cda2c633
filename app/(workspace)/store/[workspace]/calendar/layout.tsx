import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { Page } from "@/components/shared/page";
import { requireStore } from "@/server/request/pages";

interface Props {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export default async function CalendarLayout({ params, children }: Props) {
  const { workspace } = await params;
  const { store } = await requireStore(workspace);
  const base = `/store/${workspace}/calendar`;
  const t = await getTranslations("calendar.tabs");
  const tabs = [
    { href: base, label: t("board") },
    ...(store.permissions.has("calendar.write") ? [{ href: `${base}/ideas`, label: t("ideas") }] : []),
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
