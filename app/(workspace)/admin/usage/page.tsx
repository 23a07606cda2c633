import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UsageReport } from "@/components/admin/usage-report";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.usage"))("title") };
}

const shownDays = 30;
const dayMs = 24 * 3_600_000;

export default async function UsagePage() {
  const t = await getTranslations("admin.usage");
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  const days = Array.from({ length: shownDays }, (_, index) =>
    new Date(today - (shownDays - 1 - index) * dayMs).toISOString().slice(0, 10),
  );
  // Whole days (UTC), as the figures are kept.
  const usage = await requestQueryClient().fetchQuery(
    serverApi().ai.adminUsage.queryOptions({ from: `${days[0]}T00:00:00Z` }),
  );
  return (
    <Page>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <UsageReport usage={usage} days={days} />
    </Page>
  );
}
