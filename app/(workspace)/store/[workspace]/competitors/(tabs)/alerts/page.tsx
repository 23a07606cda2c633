import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { AlertRules } from "@/components/competitors/alert-rules";
import { AlertsList } from "@/components/competitors/alerts-list";
import { alertsQuery } from "@/components/competitors/alerts-query";
import { ClientMessages } from "@/components/shared/client-messages";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ kind?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("competitors.alerts"))("title") };
}

export default async function AlertsPage({ params, searchParams }: Props) {
  const t = await getTranslations("competitors.alerts");
  const { kind } = await searchParams;
  const api = serverApi((await params).workspace).competitors;
  await Promise.all([
    requestQueryClient().prefetchQuery(api.listAlertRules.queryOptions({})),
    requestQueryClient().prefetchInfiniteQuery(
      api.listAlerts.infiniteQueryOptions(alertsQuery(typeof kind === "string" ? kind : undefined), {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
      }),
    ),
  ]);
  return (
    <ClientMessages namespaces={["competitors", "errors"]}>
      <Hydrate>
        <PageHead title={t("title")} purpose={t("purpose")} />
        <div className="grid min-w-0 grid-cols-1 items-start gap-4 xl:grid-cols-[1fr_22rem]">
          <AlertsList />
          <AlertRules />
        </div>
      </Hydrate>
    </ClientMessages>
  );
}
