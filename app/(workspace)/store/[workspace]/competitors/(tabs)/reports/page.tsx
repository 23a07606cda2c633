import { Sparkles } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ReportExport } from "@/components/competitors/reports/report-export";
import { ReportNav } from "@/components/competitors/reports/report-nav";
import {
  GapsReport,
  MoversTable,
  PricesReport,
  PromotionsReport,
} from "@/components/competitors/reports/reports";
import { ClientMessages } from "@/components/shared/client-messages";
import { PageHead } from "@/components/shared/page-head";
import { Button } from "@/components/ui/button";
import { Permitted } from "@/components/workspace/permitted";
import { type ReportKind, reportKinds } from "@/server/modules/competitors/contract";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ report?: string | string[] }>;
}

/** How far back the changes of prices are looked at. */
const days = 90;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("matching.reports"))("title") };
}

async function Report({ workspace, shown }: { workspace: string; shown: ReportKind }) {
  const api = serverApi(workspace).competitors;
  const client = requestQueryClient();
  const base = `/store/${workspace}/competitors`;
  switch (shown) {
    case "prices":
      return (
        <PricesReport base={base} report={await client.fetchQuery(api.getPriceReport.queryOptions({}))} />
      );
    case "gaps":
      return <GapsReport report={await client.fetchQuery(api.getGapReport.queryOptions({}))} />;
    case "promotions":
      return (
        <PromotionsReport
          base={base}
          report={await client.fetchQuery(api.getPromotionReport.queryOptions({}))}
        />
      );
    case "movers":
      return <MoversTable report={await client.fetchQuery(api.getMoversReport.queryOptions({ days }))} />;
  }
}

export default async function ReportsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { report } = await searchParams;
  const t = await getTranslations("matching.reports");
  const shown = reportKinds.find((kind) => kind === report) ?? "prices";
  const store = `/store/${workspace}`;
  return (
    <ClientMessages namespaces={["matching"]}>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={
          <>
            <ReportExport report={shown} days={days} />
            <Permitted to="studio.use">
              <Button asChild>
                <Link href={`${store}/studio/analyses/new/strategy`}>
                  <Sparkles aria-hidden />
                  {t("summary")}
                </Link>
              </Button>
            </Permitted>
          </>
        }
      />
      <ReportNav base={`${store}/competitors/reports`} shown={shown} />
      <Report workspace={workspace} shown={shown} />
    </ClientMessages>
  );
}
