import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AnalysesList } from "@/components/analyses/analyses-list";
import { analysesQuery } from "@/components/analyses/analyses-query";
import { KindCards } from "@/components/analyses/kind-cards";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { byCursor } from "@/components/shared/list/paged";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ kind?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analyses"))("title") };
}

export default async function AnalysesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { kind } = await searchParams;
  const t = await getTranslations("analyses");
  const api = serverApi(workspace);
  await requestQueryClient().prefetchInfiniteQuery(
    api.analyses.listAnalyses.infiniteQueryOptions(
      analysesQuery(typeof kind === "string" ? kind : undefined),
      byCursor,
    ),
  );
  return (
    <Page width="full">
      <PageHead title={t("title")} purpose={t("purpose")} />
      <KindCards base={`/store/${workspace}`} heading="h2" />
      <ClientMessages namespaces={["analyses"]}>
        <Hydrate>
          <AnalysesList />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
