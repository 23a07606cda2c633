import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { addDays, nowIn } from "@/components/calendar/days";
import { Ideas } from "@/components/calendar/ideas";
import { ClientMessages } from "@/components/shared/client-messages";
import { PageHead } from "@/components/shared/page-head";
import { requireStore } from "@/server/request/pages";

interface Props {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar.ideas"))("title") };
}

export default async function IdeasPage({ params }: Props) {
  const { workspace } = await params;
  const { store } = await requireStore(workspace);
  if (!store.permissions.has("calendar.write")) forbidden();
  const t = await getTranslations("calendar.ideas");
  const api = serverApi(workspace);
  const from = addDays(nowIn(store.timezone).date, 1);
  const range = { from, to: addDays(from, 30) };
  await Promise.all([
    requestQueryClient().prefetchQuery(api.calendar.planMonth.queryOptions(range)),
    store.permissions.has("wallet.read") &&
      requestQueryClient().prefetchQuery(api.wallet.getBalance.queryOptions({})),
  ]);
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <ClientMessages namespaces={["calendar"]}>
        <Hydrate>
          <Ideas range={range} />
        </Hydrate>
      </ClientMessages>
    </>
  );
}
