import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HealthWindows } from "@/components/ai/health-windows";
import { ProviderHealth } from "@/components/ai/provider-health";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { HealthWindow } from "@/server/modules/ai/contract";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routing.health"))("title") };
}

export default async function HealthPage({ searchParams }: Props) {
  const t = await getTranslations("routing.health");
  const window = HealthWindow.catch("24h").parse((await searchParams).window);
  const { models } = await requestQueryClient().fetchQuery(
    serverApi().ai.providerHealth.queryOptions({ window }),
  );
  return (
    <Page width="full">
      <PageHead title={t("title")} purpose={t("purpose")} action={<HealthWindows current={window} />} />
      <ProviderHealth models={models} />
    </Page>
  );
}
