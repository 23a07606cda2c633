import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { Templates } from "@/components/studio/templates/templates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.templates"))("title") };
}

export default async function TemplatesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const t = await getTranslations("studio");
  await requestQueryClient().prefetchQuery(
    serverApi(workspace).studio.listTemplates.queryOptions({ archived: true }),
  );
  return (
    <Page width="form">
      <PageHead title={t("templates.title")} purpose={t("templates.purpose")} />
      <ClientMessages namespaces={["studio"]}>
        <Hydrate>
          <Templates />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
