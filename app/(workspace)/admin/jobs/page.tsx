import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunsList } from "@/components/admin/runs-list";
import { runsQuery } from "@/components/admin/runs-query";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { byCursor } from "@/components/shared/list/paged";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.jobs"))("title") };
}

export default async function JobRunsPage({ searchParams }: Props) {
  const query = await searchParams;
  const t = await getTranslations("admin.jobs");
  const input = runsQuery((name) => {
    const value = query[name];
    return Array.isArray(value) ? value[0] : value;
  });
  await requestQueryClient().prefetchInfiniteQuery(
    serverApi().jobRuns.listJobRuns.infiniteQueryOptions(input, byCursor),
  );
  return (
    <Page width="full">
      <PageHead title={t("title")} purpose={t("purpose")} />
      <Hydrate>
        <RunsList />
      </Hydrate>
    </Page>
  );
}
