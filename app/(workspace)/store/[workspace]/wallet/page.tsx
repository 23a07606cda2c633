import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { byCursor } from "@/components/shared/list/paged";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { movementsQuery } from "@/components/wallet/movements-query";
import { Wallet } from "@/components/wallet/wallet";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("wallet.page"))("title") };
}

export default async function WalletPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const t = await getTranslations("wallet.page");
  const api = serverApi(workspace);
  await Promise.all([
    requestQueryClient().prefetchQuery(api.wallet.getBalance.queryOptions({})),
    requestQueryClient().prefetchInfiniteQuery(
      api.wallet.readStatement.infiniteQueryOptions(movementsQuery(), byCursor),
    ),
  ]);
  return (
    <Page>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <ClientMessages namespaces={["wallet"]}>
        <Hydrate>
          <Wallet />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
