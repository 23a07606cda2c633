import { History } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { AdWriter } from "@/components/studio/ads/ad-writer";
import { Button } from "@/components/ui/button";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ product?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ads"))("title") };
}

export default async function AdsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { product } = await searchParams;
  const productId = typeof product === "string" ? product : undefined;
  const t = await getTranslations("ads");
  const api = serverApi(workspace);
  await Promise.all([
    requestQueryClient().prefetchQuery(api.wallet.getBalance.queryOptions({})),
    productId && requestQueryClient().prefetchQuery(api.catalog.getProduct.queryOptions({ id: productId })),
  ]);
  return (
    <Page>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={
          <Button asChild variant="outline">
            <Link href={`/store/${workspace}/studio/ads/written`}>
              <History aria-hidden />
              {t("history")}
            </Link>
          </Button>
        }
      />
      <ClientMessages namespaces={["ads", "studio", "catalog", "errors"]}>
        <Hydrate>
          <AdWriter productId={productId} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
