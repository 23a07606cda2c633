import { Download } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { UsageRange } from "@/components/admin/usage-range";
import { UsageReport } from "@/components/admin/usage-report";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { addDays, nowIn } from "@/components/calendar/days";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { InstallationUsageInput, spans } from "@/server/modules/insight/contract";

interface Props {
  searchParams: Promise<{ days?: string; from?: string; to?: string; tz?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.usage"))("title") };
}

export default async function UsagePage({ searchParams }: Props) {
  const t = await getTranslations("admin.usage");
  const { days: asked, from, to, tz } = await searchParams;
  const zone = InstallationUsageInput.safeParse({ timezone: tz }).data?.timezone ?? "UTC";
  const { date: today } = nowIn(zone);
  const days = spans.find((span) => span === Number(asked)) ?? 30;
  const wanted = from && to ? { from, to } : undefined;
  const valid = wanted && InstallationUsageInput.safeParse(wanted).success;
  const shown = valid ? wanted : { from: addDays(today, 1 - days), to: today };
  const input = { ...shown, timezone: zone };
  const usage = await requestQueryClient().fetchQuery(
    serverApi().insight.getInstallationUsage.queryOptions(input),
  );
  return (
    <Page>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={
          <Button asChild variant="outline">
            <a href={`/admin/usage/export?${new URLSearchParams(input)}`} download>
              <Download aria-hidden />
              {t("export")}
            </a>
          </Button>
        }
      />
      <UsageRange
        {...(wanted ?? shown)}
        days={wanted ? undefined : days}
        timezone={tz && zone}
        error={wanted && !valid ? t("rangeError") : undefined}
      />
      {usage.pointMicros === null && (
        <Alert variant="info" title={t("noPrice")}>
          <p>{t("noPriceText")}</p>
          <Link href="/admin/ai/prices" className="text-primary-text underline">
            {t("enterPrice")}
          </Link>
        </Alert>
      )}
      <UsageReport usage={usage} />
    </Page>
  );
}
