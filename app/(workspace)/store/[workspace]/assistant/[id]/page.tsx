import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Assistant } from "@/components/assistant/assistant";
import { conversationsQuery } from "@/components/assistant/conversations-query";
import { ClientMessages } from "@/components/shared/client-messages";
import { byCursor } from "@/components/shared/list/paged";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

async function load({ params }: Props) {
  const { workspace, id } = await params;
  const api = serverApi(workspace);
  const conversation = await readOrNull(api.assistant.getConversation.queryOptions({ id }));
  return { api, id, conversation };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).conversation?.title };
}

export default async function ConversationPage(props: Props) {
  const { api, id, conversation } = await load(props);
  if (!conversation) notFound();
  await Promise.all([
    requestQueryClient().prefetchQuery(api.wallet.getBalance.queryOptions({})),
    requestQueryClient().prefetchInfiniteQuery(
      api.assistant.listConversations.infiniteQueryOptions(conversationsQuery(), byCursor),
    ),
  ]);
  return (
    <Page>
      <PageHead title={conversation.title} />
      <ClientMessages namespaces={["assistant", "studio", "errors"]}>
        <Hydrate>
          <Assistant id={id} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
