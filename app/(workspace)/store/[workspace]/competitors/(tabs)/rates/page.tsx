import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Rates } from "@/components/competitors/rates/rates";
import { ClientMessages } from "@/components/shared/client-messages";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("matching.rates"))("title") };
}

export default async function RatesPage({ params }: Props) {
  const t = await getTranslations("matching.rates");
  const api = serverApi((await params).workspace);
  const { currency } = await requestQueryClient().fetchQuery(api.competitors.listRates.queryOptions({}));
  return (
    <ClientMessages namespaces={["matching", "errors"]}>
      <Hydrate>
        <PageHead title={t("title")} purpose={t("purpose", { currency })} />
        <Rates />
      </Hydrate>
    </ClientMessages>
  );
}
