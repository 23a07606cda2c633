import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstallationBudget } from "@/components/ai/installation-budget";
import { PointPrice } from "@/components/ai/point-price";
import { PriceList } from "@/components/ai/price-list";
import { ReconciliationCard } from "@/components/ai/reconciliation-card";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ai.prices"))("title") };
}

export default async function PricesPage() {
  const t = await getTranslations("ai.prices");
  const api = serverApi();
  const [{ items }] = await Promise.all([
    requestQueryClient().fetchQuery(api.ai.listReconciliations.queryOptions({})),
    requestQueryClient().prefetchQuery(api.ai.installationBudget.queryOptions({})),
    requestQueryClient().prefetchQuery(api.ai.listPrices.queryOptions({})),
    requestQueryClient().prefetchQuery(api.settings.getSettings.queryOptions({})),
  ]);
  return (
    <Page>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <ClientMessages namespaces={["ai", "errors", "routing"]}>
        <Hydrate>
          <InstallationBudget />
          <PointPrice />
          <PriceList />
        </Hydrate>
      </ClientMessages>
      <ReconciliationCard items={items} />
    </Page>
  );
}
