import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { ExperimentView } from "@/components/studio/experiments/experiment-view";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

async function load({ params }: Props) {
  const { workspace, id } = await params;
  const options = serverApi(workspace).studio.getExperiment.queryOptions({ id });
  const detail = await readOrNull(options);
  return { workspace, id, detail };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).detail?.name };
}

export default async function TestPage(props: Props) {
  const { workspace, id, detail } = await load(props);
  if (!detail) notFound();
  const t = await getTranslations("studio");
  return (
    <Page width="form">
      <PageHead
        title={detail.name}
        purpose={t(`services.${detail.service}.title`)}
        above={[{ href: `/store/${workspace}/studio/tests`, label: t("tests.title") }]}
      />
      <ClientMessages namespaces={["studio"]}>
        <Hydrate>
          <ExperimentView id={id} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
