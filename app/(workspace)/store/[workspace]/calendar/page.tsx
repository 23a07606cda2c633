import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Board } from "@/components/calendar/board";
import { type BoardParams, boardOf } from "@/components/calendar/board-query";
import { nowIn } from "@/components/calendar/days";
import { ClientMessages } from "@/components/shared/client-messages";
import { PageHead } from "@/components/shared/page-head";
import { Button } from "@/components/ui/button";
import { requireStore } from "@/server/request/pages";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<keyof BoardParams, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar"))("title") };
}

export default async function CalendarPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { store } = await requireStore(workspace);
  const t = await getTranslations("calendar");
  const asked = Object.entries(await searchParams).filter(([, value]) => typeof value === "string");
  const today = nowIn(store.timezone).date;
  const { query } = boardOf(Object.fromEntries(asked), today, await getLocale());
  const api = serverApi(workspace).calendar;
  await Promise.all([
    requestQueryClient().prefetchQuery(api.getCalendar.queryOptions(query)),
    requestQueryClient().prefetchQuery(api.listChannels.queryOptions({})),
  ]);
  return (
    <>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={
          store.permissions.has("calendar.write") && (
            <Button asChild>
              <Link href={`/store/${workspace}/calendar/new`}>
                <Plus aria-hidden />
                {t("newPost")}
              </Link>
            </Button>
          )
        }
      />
      <ClientMessages namespaces={["calendar"]}>
        <Hydrate>
          <Board today={today} />
        </Hydrate>
      </ClientMessages>
    </>
  );
}
