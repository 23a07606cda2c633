import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { AdSet } from "@/components/studio/ads/ad-set";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

async function load({ params }: Props) {
  const { workspace, id } = await params;
  const options = serverApi(workspace).studio.getAdSet.queryOptions({ id });
  return {
    workspace,
    id,
    detail: await readOrNull(options),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).detail?.product?.title };
}

export default async function AdSetPage(props: Props) {
  const { workspace, id, detail } = await load(props);
  if (!detail) notFound();
  const t = await getTranslations("ads");
  await requestQueryClient().prefetchQuery(serverApi(workspace).wallet.getBalance.queryOptions({}));
  return (
    <Page>
      <PageHead
        title={detail.product?.title ?? t("productGone")}
        purpose={t(`goals.${detail.options.goal}`)}
        above={[{ href: `/store/${workspace}/studio/ads/written`, label: t("history") }]}
      />
      <ClientMessages namespaces={["ads", "studio", "errors"]}>
        <Hydrate>
          <AdSet id={id} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
