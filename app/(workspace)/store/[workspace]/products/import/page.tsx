import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportWizard } from "@/components/catalog/import-wizard";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog.importing"))("title") };
}

export default async function ImportPage() {
  const t = await getTranslations("catalog");
  return (
    <Page>
      <PageHead title={t("importing.title")} purpose={t("importing.purpose")} />
      <ClientMessages namespaces={["catalog", "import-errors"]}>
        <ImportWizard />
      </ClientMessages>
    </Page>
  );
}
