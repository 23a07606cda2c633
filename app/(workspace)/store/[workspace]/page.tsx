import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Dashboard } from "@/components/dashboard/dashboard";
import { PageRoom } from "@/components/shared/page-room";
import { requireStore } from "@/server/request/pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard"))("title") };
}

export default async function DashboardPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { store } = await requireStore((await params).workspace);
  const figures = await requestQueryClient().fetchQuery(
    serverApi(store.slug).insight.getDashboard.queryOptions({ days: 30 }),
  );
  return (
    <PageRoom>
      <Dashboard figures={figures} store={store} />
    </PageRoom>
  );
}
