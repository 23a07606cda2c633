import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { knownKind } from "@/components/analyses/kinds";
import { ReviewsForm } from "@/components/analyses/reviews-form";
import { SeoForm } from "@/components/analyses/seo-form";
import { StrategyForm } from "@/components/analyses/strategy-form";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  params: Promise<{ workspace: string; kind: string }>;
  searchParams: Promise<{ product?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = knownKind((await params).kind);
  if (!kind) return {};
  return { title: (await getTranslations("analyses.kinds"))(`${kind}.title`) };
}

export default async function NewAnalysisPage({ params, searchParams }: Props) {
  const { workspace, kind: name } = await params;
  const kind = knownKind(name);
  if (!kind) notFound();
  const { product } = await searchParams;
  const productId = typeof product === "string" ? product : undefined;
  const t = await getTranslations("analyses");
  const api = serverApi(workspace);
  await Promise.all([
    kind === "strategy" && requestQueryClient().prefetchQuery(api.analyses.previewFigures.queryOptions({})),
    productId && requestQueryClient().prefetchQuery(api.catalog.getProduct.queryOptions({ id: productId })),
  ]);
  return (
    <Page>
      <PageHead title={t(`kinds.${kind}.title`)} purpose={t(`kinds.${kind}.purpose`)} />
      <ClientMessages namespaces={["analyses", "studio", "errors"]}>
        <Hydrate>
          {kind === "reviews" && <ReviewsForm productId={productId} />}
          {kind === "seo" && <SeoForm productId={productId} />}
          {kind === "strategy" && <StrategyForm />}
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
