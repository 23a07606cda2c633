import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { trailQuery } from "@/components/repricing/changes-query";
import { Trail } from "@/components/repricing/trail";
import { byCursor } from "@/components/shared/list/paged";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ state?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("repricing.trail"))("title") };
}

export default async function TrailPage({ params, searchParams }: Props) {
  const api = serverApi((await params).workspace).repricing;
  const { state } = await searchParams;
  const queryClient = requestQueryClient();
  const filter = trailQuery(typeof state === "string" ? state : undefined);
  await Promise.all([
    queryClient.prefetchInfiniteQuery(api.listChanges.infiniteQueryOptions(filter, byCursor)),
    queryClient.prefetchInfiniteQuery(api.listRuns.infiniteQueryOptions({ limit: 5 }, byCursor)),
  ]);
  return (
    <Hydrate>
      <Trail />
    </Hydrate>
  );
}
