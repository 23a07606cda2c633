import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { byCursor } from "@/components/shared/list/paged";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { PicturesList } from "@/components/studio/pictures/pictures-list";
import { picturesQuery } from "@/components/studio/pictures/pictures-query";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ service?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pictures.list"))("title") };
}

export default async function PicturesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { service } = await searchParams;
  const t = await getTranslations("pictures.list");
  await requestQueryClient().prefetchInfiniteQuery(
    serverApi(workspace).studio.listRenderings.infiniteQueryOptions(
      picturesQuery(typeof service === "string" ? service : undefined),
      byCursor,
    ),
  );
  return (
    <Page width="full">
      <PageHead title={t("title")} purpose={t("purpose")} />
      <ClientMessages namespaces={["studio", "pictures"]}>
        <Hydrate>
          <PicturesList />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
