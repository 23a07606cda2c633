import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { BulkForm } from "@/components/studio/bulk-form";
import { platformSettings } from "@/server/modules/settings";

interface Props {
  searchParams: Promise<{ products?: string | string[]; service?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.bulkPage"))("title") };
}

export default async function BulkPage({ searchParams }: Props) {
  const { products, service } = await searchParams;
  const titles =
    service === "video-thumbnail"
      ? (["series.title", "series.purpose"] as const)
      : service === "image-enhancement" && (["bulkTitle", "bulkPurpose"] as const);
  const t = await getTranslations("studio.bulkPage");
  const pictures = await getTranslations("pictures");
  return (
    <Page width="form">
      <PageHead
        title={titles ? pictures(titles[0]) : t("title")}
        purpose={titles ? pictures(titles[1]) : t("purpose")}
      />
      <ClientMessages namespaces={["studio", "pictures"]}>
        <BulkForm
          colour={(await platformSettings()).branding.primaryColor}
          first={typeof service === "string" ? service : undefined}
          productIds={typeof products === "string" ? products.split(",").filter(Boolean) : []}
        />
      </ClientMessages>
    </Page>
  );
}
