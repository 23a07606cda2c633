import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RouteEditor } from "@/components/ai/route-editor";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { RouteTask } from "@/server/modules/ai/contract";
import { requireAdmin } from "@/server/request/pages";

interface Props {
  params: Promise<{ task: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("routing");
  const { data: task } = RouteTask.safeParse((await params).task);
  return { title: task ? t(`tasks.${task}`) : t("title") };
}

export default async function RoutePage({ params }: Props) {
  const person = await requireAdmin();
  const { data: task } = RouteTask.safeParse((await params).task);
  if (!task) notFound();
  const t = await getTranslations("routing");
  const { ai } = serverApi();
  const client = requestQueryClient();
  await Promise.all([
    client.prefetchQuery(ai.getPolicy.queryOptions({})),
    client.prefetchQuery(ai.listRouteVersions.queryOptions({ task })),
  ]);
  return (
    <Page>
      <PageHead title={t(`tasks.${task}`)} purpose={t("purpose")} />
      <ClientMessages namespaces={["admin", "errors", "routing"]}>
        <Hydrate>
          <RouteEditor key={task} task={task} userId={person.userId} />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
