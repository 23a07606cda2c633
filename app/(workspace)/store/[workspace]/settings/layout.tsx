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

export default async function SettingsLayout({ params, children }: Props) {
  const { workspace } = await params;
  const { store } = await requireStore(workspace);
  const t = await getTranslations("settings");
  const base = `/store/${workspace}/settings`;
  const may = store.permissions;
  const tabs = [
    { href: base, label: t("tabs.store") },
    ...(may.has("members.read") ? [{ href: `${base}/members`, label: t("tabs.members") }] : []),
    ...(may.has("apiKeys.manage") ? [{ href: `${base}/api-keys`, label: t("tabs.apiKeys") }] : []),
    ...(may.has("workspace.manage") ? [{ href: `${base}/ai`, label: t("tabs.ai") }] : []),
    { href: `${base}/profile`, label: t("tabs.profile") },
    { href: `${base}/security`, label: t("tabs.security") },
  ];
  return (
    <Page width="form">
      <SettingsNav label={t("navigation")} tabs={tabs} />
      <ClientMessages namespaces={["settings", "auth", "errors"]}>{children}</ClientMessages>
    </Page>
  );
}
