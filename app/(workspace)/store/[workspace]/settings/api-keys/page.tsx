import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ApiKeys } from "@/components/settings/api-keys";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.apiKeys"))("title") };
}

export default async function ApiKeysPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const api = serverApi(workspace);
  await Promise.all([requestQueryClient().prefetchQuery(api.workspaces.listApiKeys.queryOptions({}))]);
  return (
    <Hydrate>
      <ApiKeys />
    </Hydrate>
  );
}
