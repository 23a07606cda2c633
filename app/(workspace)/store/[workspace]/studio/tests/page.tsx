import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { Experiments } from "@/components/studio/experiments/experiments";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.tests"))("title") };
}

export default async function TestsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const t = await getTranslations("studio");
  await requestQueryClient().prefetchQuery(serverApi(workspace).studio.listExperiments.queryOptions({}));
  return (
    <Page width="form">
      <PageHead
        title={t("tests.title")}
        purpose={t("tests.purpose")}
        above={[{ href: `/store/${workspace}/studio/templates`, label: t("templates.title") }]}
      />
      <ClientMessages namespaces={["studio"]}>
        <Hydrate>
          <Experiments />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
