import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Results } from "@/components/calendar/results";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar.results"))("title") };
}

export default async function ResultsPage({ params }: Props) {
  const { workspace } = await params;
  const t = await getTranslations("calendar.results");
  const results = await requestQueryClient().fetchQuery(
    serverApi(workspace).calendar.getResults.queryOptions({ days: 30 }),
  );
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <Results results={results} base={`/store/${workspace}/calendar`} />
    </>
  );
}
