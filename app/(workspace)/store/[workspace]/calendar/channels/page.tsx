import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Channels } from "@/components/calendar/channels";
import { ClientMessages } from "@/components/shared/client-messages";

interface Props {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar.channels"))("title") };
}

export default async function ChannelsPage({ params }: Props) {
  const api = serverApi((await params).workspace).calendar;
  await Promise.all([
    requestQueryClient().prefetchQuery(api.listChannels.queryOptions({})),
    requestQueryClient().prefetchQuery(api.listSlots.queryOptions({})),
    requestQueryClient().prefetchQuery(api.listQueue.queryOptions({})),
  ]);
  return (
    <ClientMessages namespaces={["calendar"]}>
      <Hydrate>
        <Channels />
      </Hydrate>
    </ClientMessages>
  );
}
