import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ProductComparison } from "@/components/competitors/matching/product-comparison";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  params: Promise<{ workspace: string; product: string }>;
}

async function load({ params }: Props) {
  const { workspace, product: productId } = await params;
  const comparison = await requestQueryClient()
    .fetchQuery(serverApi(workspace).competitors.getComparison.queryOptions({ productId }))
    .catch(() => null);
  return { workspace, productId, comparison };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { comparison } = await load(props);
  return comparison ? { title: comparison.product.title } : {};
}

export default async function ComparePage(props: Props) {
  const { workspace, productId, comparison } = await load(props);
  if (!comparison) notFound();
  const t = await getTranslations("matching");
  const base = `/store/${workspace}/competitors`;
  return (
    <Page width="full">
      <ClientMessages namespaces={["matching", "errors"]}>
        <Hydrate>
          <PageHead
            title={comparison.product.title}
            purpose={t("comparison.purpose")}
            above={[{ href: `${base}/matches`, label: t("tabs.matches") }]}
          />
          <ProductComparison productId={productId} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
