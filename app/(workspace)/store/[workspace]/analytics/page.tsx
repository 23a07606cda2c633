import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AiUsage } from "@/components/analytics/ai-usage";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { SpanLinks } from "@/components/shared/span-links";
import { Button } from "@/components/ui/button";
import { spans } from "@/server/modules/insight/contract";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ days?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analytics"))("title") };
}

export default async function AnalyticsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const asked = Number((await searchParams).days);
  const days = spans.find((span) => span === asked) ?? 30;
  const t = await getTranslations("analytics");
  const base = `/store/${workspace}`;
  const figures = await requestQueryClient().fetchQuery(
    serverApi(workspace).insight.getAiUsage.queryOptions({ days }),
  );
  return (
    <Page>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={
          <Button asChild variant="outline">
            <a href={`${base}/analytics/export?days=${days}`} download>
              <Download aria-hidden />
              {t("export")}
            </a>
          </Button>
        }
      />
      <SpanLinks
        label={t("span")}
        links={spans.map((span) => ({
          href: `${base}/analytics?days=${span}`,
          label: t("days", { count: span }),
          current: span === days,
        }))}
      />
      <AiUsage figures={figures} base={base} />
    </Page>
  );
}
