import { Layers } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { Enhancer } from "@/components/studio/pictures/enhancer";
import { Generator } from "@/components/studio/pictures/generator";
import { ThumbnailMaker } from "@/components/studio/pictures/thumbnail-maker";
import { Writer } from "@/components/studio/writer";
import { Button } from "@/components/ui/button";
import { platformSettings } from "@/server/modules/settings";
import { knownService, serviceOf } from "@/server/modules/studio/services";
import { requireStore } from "@/server/request/pages";

interface Props {
  params: Promise<{ workspace: string; service: string }>;
  /** A product, or a picture that was made in the studio, to begin with. */
  searchParams: Promise<{ product?: string | string[]; picture?: string | string[] }>;
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
  const pictures = await getTranslations("pictures");
  const { product, picture } = await searchParams;
  const api = serverApi(workspace);
  const { person } = await requireStore(workspace);
  const made =
    typeof picture === "string" && service.category === "media"
      ? await readOrNull(api.studio.getRendering.queryOptions({ id: picture }))
      : null;
  const productId = made ? made.product?.id : typeof product === "string" ? product : undefined;
  const file = made?.versions.at(-1)?.files[0];
  const first = { productId, ...(file && { fileId: file.fileId, url: file.url }) };
  await Promise.all([
    requestQueryClient().prefetchQuery(api.wallet.getBalance.queryOptions({})),
    requestQueryClient().prefetchQuery(api.studio.listServices.queryOptions({})),
    service.id === "image-generation" &&
      requestQueryClient().prefetchQuery(api.studio.getPictureMaker.queryOptions({})),
    productId && requestQueryClient().prefetchQuery(api.catalog.getProduct.queryOptions({ id: productId })),
    productId &&
      service.category === "media" &&
      requestQueryClient().prefetchQuery(api.studio.listSources.queryOptions({ productId })),
  ]);
  return (
    <Page>
      <PageHead
        title={t(`services.${service.id}.title`)}
        purpose={t(`services.${service.id}.purpose`)}
        action={
          service.category === "media" &&
          service.id !== "image-generation" && (
            <Button asChild variant="outline">
              <Link href={`/store/${workspace}/studio/bulk?service=${service.id}`}>
                <Layers aria-hidden />
                {pictures("many")}
              </Link>
            </Button>
          )
        }
      />
      <ClientMessages namespaces={["studio", "document", "catalog", "pictures", "errors", "routing", "ai"]}>
        <Hydrate>
          {service.category !== "media" ? (
            <Writer service={service} productId={productId} />
          ) : service.id === "image-generation" ? (
            <Generator first={first} admin={person.isAdmin} />
          ) : service.id === "image-enhancement" ? (
            <Enhancer first={first} />
          ) : (
            <ThumbnailMaker first={first} colour={(await platformSettings()).branding.primaryColor} />
          )}
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
