import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Approvals } from "@/components/repricing/approvals";
import { proposalsQuery } from "@/components/repricing/changes-query";
import { byCursor } from "@/components/shared/list/paged";

interface Props {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("repricing.approvals"))("title") };
}

export default async function ApprovalsPage({ params }: Props) {
  const api = serverApi((await params).workspace).repricing;
  const queryClient = requestQueryClient();
  await Promise.all([
    queryClient.prefetchInfiniteQuery(api.listChanges.infiniteQueryOptions(proposalsQuery, byCursor)),
    queryClient.prefetchQuery(api.getOverview.queryOptions({})),
  ]);
  return (
    <Hydrate>
      <Approvals />
    </Hydrate>
  );
}
