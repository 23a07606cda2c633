import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Competitor } from "@/components/competitors/competitor";
import { CompetitorActions, CompetitorBadges } from "@/components/competitors/competitor-actions";
import { competitorProductsQuery } from "@/components/competitors/products-query";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function load({ params }: Props) {
  const { workspace, id } = await params;
  const competitor = await requestQueryClient()
    .fetchQuery(serverApi(workspace).competitors.getCompetitor.queryOptions({ id }))
    .catch(() => null);
  return { workspace, id, competitor };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { competitor } = await load(props);
  return competitor ? { title: competitor.name } : {};
}

export default async function CompetitorPage(props: Props) {
  const { workspace, id, competitor } = await load(props);
  if (!competitor) notFound();
  const search = await props.searchParams;
  const get = (name: string) => {
    const value = search[name];
    return typeof value === "string" ? value : undefined;
  };
  await requestQueryClient().prefetchInfiniteQuery(
    serverApi(workspace).competitors.listProducts.infiniteQueryOptions(competitorProductsQuery(id, get), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
  return (
    <Page width="full">
      <ClientMessages namespaces={["competitors", "errors"]}>
        <Hydrate>
          <PageHead
            title={competitor.name}
            purpose={<bdi>{competitor.host}</bdi>}
            badge={<CompetitorBadges id={id} />}
            action={<CompetitorActions id={id} />}
          />
          <Competitor id={id} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
