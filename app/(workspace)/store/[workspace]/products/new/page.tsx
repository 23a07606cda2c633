import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewProduct } from "@/components/catalog/new-product";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog.form"))("new") };
}

export default async function NewProductPage() {
  const t = await getTranslations("catalog");
  return (
    <Page>
      <PageHead title={t("form.new")} purpose={t("form.newPurpose")} />
      <ClientMessages namespaces={["catalog", "errors"]}>
        <NewProduct />
      </ClientMessages>
    </Page>
  );
}
