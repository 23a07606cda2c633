import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BrandingForm } from "@/components/admin/branding-form";
import { SettingsHistory } from "@/components/admin/settings-history";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { requireAdmin } from "@/server/request/pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.branding"))("title") };
}

export default async function BrandingPage() {
  const person = await requireAdmin();
  const t = await getTranslations("admin.branding");
  const { settings } = serverApi();
  const client = requestQueryClient();
  await Promise.all([
    client.prefetchQuery(settings.getSettings.queryOptions({})),
    ...(["branding", "competitive_mode", "welcome_points"] as const).map((key) =>
      client.prefetchQuery(settings.listSettingVersions.queryOptions({ key })),
    ),
  ]);
  return (
    <Page width="form">
      <PageHead title={t("title")} purpose={t("purpose")} />
      <ClientMessages namespaces={["admin", "errors"]}>
        <Hydrate>
          <BrandingForm />
          <SettingsHistory userId={person.userId} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
