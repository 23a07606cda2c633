import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ImportResult } from "@/components/catalog/import-result";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog.importing"))("title") };
}

export default async function ImportRunPage({ params }: Props) {
  const { workspace, id } = await params;
  const api = serverApi(workspace);
  const run = await readOrNull(api.catalog.getImport.queryOptions({ id }));
  if (!run) notFound();
  if (run.taskId)
    await requestQueryClient().prefetchQuery(api.tasks.getTask.queryOptions({ id: run.taskId }));
  const t = await getTranslations("catalog");
  const base = `/store/${workspace}/products`;
  return (
    <Page width="form">
      <PageHead
        title={t(run.dryRun ? "importing.checkTitle" : "importing.runTitle", { file: run.fileName })}
        above={[{ href: `${base}/import`, label: t("importing.title") }]}
      />
      <ClientMessages namespaces={["catalog", "import-errors", "tasks", "errors"]}>
        <Hydrate>
          <ImportResult id={id} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
