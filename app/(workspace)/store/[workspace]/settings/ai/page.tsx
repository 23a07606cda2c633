import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { AiSettings } from "@/components/settings/ai-settings";
import { ClientMessages } from "@/components/shared/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ai"))("title") };
}

export default async function AiSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const api = serverApi(workspace);
  await Promise.all([
    requestQueryClient().prefetchQuery(api.ai.getBudget.queryOptions({})),
    requestQueryClient().prefetchQuery(api.ai.listProviderKeys.queryOptions({})),
  ]);
  return (
    <ClientMessages namespaces={["ai", "errors"]}>
      <Hydrate>
        <AiSettings />
      </Hydrate>
    </ClientMessages>
  );
}
