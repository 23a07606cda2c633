import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { bulkQuery } from "@/components/studio/bulk-query";
import { BulkResults } from "@/components/studio/bulk-results";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.bulkPage"))("title") };
}

export default async function BulkRunPage({ params }: Props) {
  const { workspace, id } = await params;
  const api = serverApi(workspace);
  const client = requestQueryClient();
  const run = await readOrNull(api.studio.getBulk.queryOptions({ id, limit: 1 }));
  if (!run) notFound();
  await Promise.all([
    client.prefetchQuery(api.tasks.getTask.queryOptions({ id: run.taskId })),
    client.prefetchInfiniteQuery(
      api.studio.getBulk.infiniteQueryOptions(bulkQuery(id), { getNextPageParam: (page) => page.nextCursor }),
    ),
  ]);
  const t = await getTranslations("studio");
  const service = t(`services.${run.service}.title`);
  return (
    <Page>
      <PageHead
        title={t("bulkPage.runTitle", { service, count: run.count })}
        above={[{ href: `/store/${workspace}/studio/bulk`, label: t("bulk") }]}
      />
      <ClientMessages namespaces={["studio", "pictures", "tasks", "errors"]}>
        <Hydrate>
          <BulkResults id={id} taskId={run.taskId} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
