import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { byCursor } from "@/components/shared/list/paged";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { TextsList } from "@/components/studio/texts-list";
import { textsQuery } from "@/components/studio/texts-query";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ service?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.list"))("title") };
}

export default async function TextsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { service } = await searchParams;
  const t = await getTranslations("studio");
  const api = serverApi(workspace);
  await Promise.all([
    requestQueryClient().prefetchInfiniteQuery(
      api.studio.listGenerations.infiniteQueryOptions(
        textsQuery(typeof service === "string" ? service : undefined),
        byCursor,
      ),
    ),
    requestQueryClient().prefetchQuery(api.views.listViews.queryOptions({ list: "texts" })),
  ]);
  return (
    <Page width="full">
      <PageHead title={t("list.title")} purpose={t("list.purpose")} />
      <ClientMessages namespaces={["studio"]}>
        <Hydrate>
          <TextsList />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
