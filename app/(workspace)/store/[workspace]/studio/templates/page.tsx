import { FlaskConical } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { Templates } from "@/components/studio/templates/templates";
import { Button } from "@/components/ui/button";

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
      <PageHead
        title={t("templates.title")}
        purpose={t("templates.purpose")}
        action={
          <Button asChild variant="outline">
            <Link href={`/store/${workspace}/studio/tests`}>
              <FlaskConical aria-hidden />
              {t("tests.title")}
            </Link>
          </Button>
        }
      />
      <ClientMessages namespaces={["studio"]}>
        <Hydrate>
          <Templates />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
