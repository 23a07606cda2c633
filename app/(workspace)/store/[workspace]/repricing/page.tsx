import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { RulesList } from "@/components/repricing/rules-list";

interface Props {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("repricing.rules"))("title") };
}

export default async function RulesListPage({ params }: Props) {
  const api = serverApi((await params).workspace).repricing;
  const queryClient = requestQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(api.listRules.queryOptions({})),
    queryClient.prefetchQuery(api.getOverview.queryOptions({})),
  ]);
  return (
    <Hydrate>
      <RulesList />
    </Hydrate>
  );
}
