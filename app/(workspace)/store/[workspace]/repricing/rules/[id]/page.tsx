import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { StoredRule } from "@/components/repricing/stored-rule";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("repricing"))("title") };
}

export default async function RulePage({ params }: Props) {
  const { workspace, id } = await params;
  const api = serverApi(workspace).repricing;
  const rule = await requestQueryClient()
    .fetchQuery(api.getRule.queryOptions({ id }))
    .catch(() => null);
  if (!rule) notFound();
  return (
    <Hydrate>
      <StoredRule id={id} />
    </Hydrate>
  );
}
