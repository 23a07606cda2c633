import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { LookAgain } from "@/components/competitors/matching/look-again";
import { MatchReview } from "@/components/competitors/matching/match-review";
import { matchesQuery } from "@/components/competitors/matching/matches-query";
import { ClientMessages } from "@/components/shared/client-messages";
import { PageHead } from "@/components/shared/page-head";
import { Permitted } from "@/components/workspace/permitted";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("matching"))("title") };
}

export default async function MatchesPage({ params, searchParams }: Props) {
  const t = await getTranslations("matching");
  const api = serverApi((await params).workspace);
  const search = await searchParams;
  const get = (name: string) => {
    const value = search[name];
    return typeof value === "string" ? value : undefined;
  };
  const client = requestQueryClient();
  await Promise.all([
    client.prefetchQuery(api.competitors.getMatchOverview.queryOptions({})),
    client.prefetchInfiniteQuery(
      api.competitors.listMatches.infiniteQueryOptions(matchesQuery(get), {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
      }),
    ),
  ]);
  return (
    <ClientMessages namespaces={["matching", "catalog", "studio", "errors"]}>
      <Hydrate>
        <PageHead
          title={t("title")}
          purpose={t("purpose")}
          action={
            <Permitted to="competitors.manage">
              <LookAgain />
            </Permitted>
          }
        />
        <MatchReview />
      </Hydrate>
    </ClientMessages>
  );
}
