import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { AddCompetitor } from "@/components/competitors/add-competitor";
import { CompetitorsList } from "@/components/competitors/competitors-list";
import { ClientMessages } from "@/components/shared/client-messages";
import { PageHead } from "@/components/shared/page-head";
import { Permitted } from "@/components/workspace/permitted";

interface Props {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("competitors"))("title") };
}

export default async function CompetitorsPage({ params }: Props) {
  const t = await getTranslations("competitors");
  const api = serverApi((await params).workspace);
  await requestQueryClient().prefetchQuery(api.competitors.listCompetitors.queryOptions({}));
  return (
    <ClientMessages namespaces={["competitors", "errors"]}>
      <Hydrate>
        <PageHead
          title={t("title")}
          purpose={t("intro")}
          action={
            <Permitted to="competitors.manage">
              <AddCompetitor />
            </Permitted>
          }
        />
        <CompetitorsList />
      </Hydrate>
    </ClientMessages>
  );
}
