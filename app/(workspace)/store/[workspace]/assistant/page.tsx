import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Assistant } from "@/components/assistant/assistant";
import { conversationsQuery } from "@/components/assistant/conversations-query";
import { ClientMessages } from "@/components/shared/client-messages";
import { byCursor } from "@/components/shared/list/paged";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("assistant"))("title") };
}

export default async function AssistantPage({ params }: { params: Promise<{ workspace: string }> }) {
  const api = serverApi((await params).workspace);
  const t = await getTranslations("assistant");
  await Promise.all([
    requestQueryClient().prefetchQuery(api.wallet.getBalance.queryOptions({})),
    requestQueryClient().prefetchInfiniteQuery(
      api.assistant.listConversations.infiniteQueryOptions(conversationsQuery(), byCursor),
    ),
  ]);
  return (
    <Page>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <ClientMessages namespaces={["assistant", "studio", "errors"]}>
        <Hydrate>
          <Assistant id={undefined} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
