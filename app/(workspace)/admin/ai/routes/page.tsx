import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RouteList } from "@/components/ai/route-list";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routing"))("title") };
}

export default async function RoutesPage() {
  const t = await getTranslations("routing");
  const policy = await requestQueryClient().fetchQuery(serverApi().ai.getPolicy.queryOptions({}));
  return (
    <Page>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <RouteList {...policy} />
    </Page>
  );
}
