import { FileUp, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ExportMenu } from "@/components/catalog/export-menu";
import { productQueryOf } from "@/components/catalog/product-query";
import { ProductsList } from "@/components/catalog/products-list";
import { ClientMessages } from "@/components/shared/client-messages";
import { byCursor } from "@/components/shared/list/paged";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { Button } from "@/components/ui/button";
import { Permitted } from "@/components/workspace/permitted";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog"))("title") };
}

export default async function ProductsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const query = await searchParams;
  const t = await getTranslations("catalog");
  const api = serverApi(workspace);
  const input = productQueryOf((name) => (Array.isArray(query[name]) ? query[name][0] : query[name]));
  await Promise.all([
    requestQueryClient().prefetchInfiniteQuery(
      api.catalog.listProducts.infiniteQueryOptions(input, byCursor),
    ),
    requestQueryClient().prefetchQuery(api.views.listViews.queryOptions({ list: "products" })),
  ]);
  return (
    <Page width="full">
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={
          <ClientMessages namespaces={["catalog"]}>
            <ExportMenu />
            <Permitted to="catalog.import">
              <Button asChild variant="outline">
                <Link href={`/store/${workspace}/products/import`}>
                  <FileUp aria-hidden />
                  {t("import")}
                </Link>
              </Button>
            </Permitted>
            <Permitted to="catalog.write">
              <Button asChild>
                <Link href={`/store/${workspace}/products/new`}>
                  <Plus aria-hidden />
                  {t("add")}
                </Link>
              </Button>
            </Permitted>
          </ClientMessages>
        }
      />
      <ClientMessages namespaces={["catalog"]}>
        <Hydrate>
          <ProductsList />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
