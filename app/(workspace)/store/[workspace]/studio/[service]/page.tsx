import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { EmptyState } from "@/components/shared/empty-state";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { Writer } from "@/components/studio/writer";
import { knownService, serviceOf } from "@/server/modules/studio/services";

interface Props {
  params: Promise<{ workspace: string; service: string }>;
  searchParams: Promise<{ product?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const service = knownService((await params).service);
  if (!service) return {};
  return { title: (await getTranslations("studio.services"))(`${service}.title`) };
}

export default async function ServicePage({ params, searchParams }: Props) {
  const { workspace, service: name } = await params;
  const known = knownService(name);
  if (!known) notFound();
  const service = serviceOf(known);
  const t = await getTranslations("studio");
  const { product } = await searchParams;
  const api = serverApi(workspace);
  const productId = typeof product === "string" ? product : undefined;
  await Promise.all([
    requestQueryClient().prefetchQuery(api.wallet.getBalance.queryOptions({})),
    productId && requestQueryClient().prefetchQuery(api.catalog.getProduct.queryOptions({ id: productId })),
  ]);
  return (
    <Page>
      <PageHead title={t(`services.${service.id}.title`)} purpose={t(`services.${service.id}.purpose`)} />
      {service.available ? (
        <ClientMessages namespaces={["studio", "catalog"]}>
          <Hydrate>
            <Writer service={service} productId={productId} />
          </Hydrate>
        </ClientMessages>
      ) : (
        <EmptyState title={t("soon")} text={t("soonText")} />
      )}
    </Page>
  );
}
