import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Product } from "@/components/competitors/product";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { Button } from "@/components/ui/button";

interface Props {
  params: Promise<{ workspace: string; id: string; product: string }>;
}

async function load({ params }: Props) {
  const { workspace, product: id } = await params;
  const product = await requestQueryClient()
    .fetchQuery(serverApi(workspace).competitors.getProduct.queryOptions({ id }))
    .catch(() => null);
  return { workspace, id, product };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { product } = await load(props);
  return product ? { title: product.title } : {};
}

export default async function ProductPage(props: Props) {
  const { workspace, id, product } = await load(props);
  if (!product) notFound();
  const t = await getTranslations("competitors.product");
  await requestQueryClient().prefetchQuery(
    serverApi(workspace).competitors.getHistory.queryOptions({ productId: id }),
  );
  const base = `/store/${workspace}/competitors/${product.competitor.id}`;
  return (
    <Page width="full">
      <ClientMessages namespaces={["competitors", "errors"]}>
        <Hydrate>
          <PageHead
            title={product.title}
            purpose={<bdi>{product.competitor.name}</bdi>}
            above={[{ href: base, label: product.competitor.name }]}
            action={
              <Button asChild variant="outline">
                <a href={product.url} target="_blank" rel="noreferrer noopener">
                  <ExternalLink aria-hidden />
                  {t("open")}
                </a>
              </Button>
            }
          />
          <Product id={id} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
