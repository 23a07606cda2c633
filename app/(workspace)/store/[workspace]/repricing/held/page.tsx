import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { holdsQuery } from "@/components/repricing/changes-query";
import { Held } from "@/components/repricing/held";
import { byCursor } from "@/components/shared/list/paged";

interface Props {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("repricing.held"))("title") };
}

export default async function HeldPage({ params }: Props) {
  const api = serverApi((await params).workspace).repricing;
  await requestQueryClient().prefetchInfiniteQuery(api.listHolds.infiniteQueryOptions(holdsQuery, byCursor));
  return (
    <Hydrate>
      <Held />
    </Hydrate>
  );
}
