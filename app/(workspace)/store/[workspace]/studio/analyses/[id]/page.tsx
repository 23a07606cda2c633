import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Analysis } from "@/components/analyses/analysis";
import { AnalysisActions } from "@/components/analyses/analysis-actions";
import { Asked } from "@/components/analyses/asked";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

async function load({ params }: Props) {
  const { workspace, id } = await params;
  const analysis = await readOrNull(serverApi(workspace).analyses.getAnalysis.queryOptions({ id }));
  return { workspace, id, analysis };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { analysis } = await load(props);
  if (!analysis) return {};
  return { title: (await getTranslations("analyses.kinds"))(`${analysis.kind}.title`) };
}

export default async function AnalysisPage(props: Props) {
  const { workspace, id, analysis } = await load(props);
  if (!analysis) notFound();
  const t = await getTranslations("analyses");
  const api = serverApi(workspace);
  if (analysis.status === "running") {
    await requestQueryClient().prefetchQuery(api.tasks.getTask.queryOptions({ id: analysis.taskId }));
  }
  return (
    <Page>
      <ClientMessages namespaces={["analyses", "document", "tasks", "errors"]}>
        <Hydrate>
          <PageHead
            title={t(`kinds.${analysis.kind}.title`)}
            purpose={<Asked analysis={analysis} />}
            action={<AnalysisActions id={id} />}
          />
          <Analysis id={id} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
