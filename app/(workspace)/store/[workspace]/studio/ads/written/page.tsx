import { Megaphone } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { byCursor } from "@/components/shared/list/paged";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { AdSetsList } from "@/components/studio/ads/ad-sets-list";
import { adsQuery } from "@/components/studio/ads/ads-query";
import { Button } from "@/components/ui/button";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ network?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ads.list"))("title") };
}

export default async function WrittenAdsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { network } = await searchParams;
  const t = await getTranslations("ads");
  const base = `/store/${workspace}/studio/ads`;
  await requestQueryClient().prefetchInfiniteQuery(
    serverApi(workspace).studio.listAdSets.infiniteQueryOptions(
      adsQuery(typeof network === "string" ? network : undefined),
      byCursor,
    ),
  );
  return (
    <Page width="full">
      <PageHead
        title={t("list.title")}
        purpose={t("list.purpose")}
        above={[{ href: base, label: t("title") }]}
        action={
          <Button asChild>
            <Link href={base}>
              <Megaphone aria-hidden />
              {t("new")}
            </Link>
          </Button>
        }
      />
      <ClientMessages namespaces={["ads"]}>
        <Hydrate>
          <AdSetsList />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
