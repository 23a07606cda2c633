import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { PictureSteps } from "@/components/studio/pictures/picture-steps";
import { RenderingPage } from "@/components/studio/pictures/rendering-page";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

async function load({ params }: Props) {
  const { workspace, id } = await params;
  const options = serverApi(workspace).studio.getRendering.queryOptions({ id });
  const detail = await readOrNull(options);
  return { workspace, id, detail };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { detail } = await load(props);
  return { title: detail?.product?.title ?? (await getTranslations("pictures.list"))("noProduct") };
}

export default async function PicturePage(props: Props) {
  const { workspace, id, detail } = await load(props);
  if (!detail) notFound();
  const t = await getTranslations();
  const list = `/store/${workspace}/studio/pictures`;
  return (
    <Page width="form">
      <PageHead
        title={detail.product?.title ?? t("pictures.list.noProduct")}
        purpose={t(`studio.services.${detail.service}.title`)}
        above={[{ href: list, label: t("pictures.list.title") }]}
        action={<PictureSteps id={id} />}
      />
      <ClientMessages namespaces={["pictures", "errors", "routing"]}>
        <Hydrate>
          <RenderingPage id={id} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
