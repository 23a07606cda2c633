import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Notifications } from "@/components/notifications/notifications";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title") };
}

export default async function NotificationsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  await requestQueryClient().prefetchInfiniteQuery(
    serverApi(workspace).notifications.listNotifications.infiniteQueryOptions(
      { limit: 30 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return (
    <Page width="form">
      <ClientMessages namespaces={["notifications", "auth"]}>
        <Hydrate>
          <Notifications />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
