import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { TextEditor } from "@/components/studio/text-editor";
import { TextSteps } from "@/components/studio/text-steps";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

async function load({ params }: Props) {
  const { workspace, id } = await params;
  const options = serverApi(workspace).studio.getGeneration.queryOptions({ id });
  return {
    workspace,
    id,
    detail: await readOrNull(options),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).detail?.product?.title };
}

export default async function TextPage(props: Props) {
  const { workspace, id, detail } = await load(props);
  if (!detail) notFound();
  const t = await getTranslations("studio");
  const api = serverApi(workspace);
  await Promise.all([
    requestQueryClient().prefetchQuery(api.wallet.getBalance.queryOptions({})),
    requestQueryClient().prefetchQuery(api.studio.listServices.queryOptions({})),
    requestQueryClient().prefetchQuery(api.studio.listThreads.queryOptions({ id })),
  ]);
  const base = `/store/${workspace}/studio`;
  return (
    <Page width="form">
      <PageHead
        title={detail.product?.title ?? t("result.productGone")}
        purpose={t(`services.${detail.service}.title`)}
        above={[{ href: `${base}/texts`, label: t("history") }]}
        action={<TextSteps id={id} />}
      />
      <ClientMessages namespaces={["studio", "document"]}>
        <Hydrate>
          <TextEditor id={id} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
