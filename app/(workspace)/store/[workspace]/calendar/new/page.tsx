import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readOrNull, requestQueryClient, serverApi } from "@/components/api/prefetch";
import { NewPost } from "@/components/calendar/new-post";
import { ClientMessages } from "@/components/shared/client-messages";
import { PageHead } from "@/components/shared/page-head";
import { requireStore } from "@/server/request/pages";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Partial<Record<"date" | "text" | "version", string | string[]>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar"))("newPost") };
}

export default async function NewPostPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { store } = await requireStore(workspace);
  if (!store.permissions.has("calendar.write")) forbidden();
  const { date, text, version } = await searchParams;
  const t = await getTranslations("calendar");
  const api = serverApi(workspace);
  const { items } = await requestQueryClient().fetchQuery(api.calendar.listChannels.queryOptions({}));
  // A text of the studio, by its id; one that is not there leaves the field empty.
  const written =
    typeof text === "string" && store.permissions.has("studio.read")
      ? await readOrNull(api.studio.getGeneration.queryOptions({ id: text }))
      : null;
  const chosen = written?.versions.find(({ number }) => String(number) === version);
  return (
    <>
      <PageHead title={t("newPost")} purpose={t("newPurpose")} />
      <ClientMessages namespaces={["calendar", "studio"]}>
        <NewPost
          channels={items}
          date={typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date) ? date : null}
          text={(chosen ?? written?.versions.at(-1))?.text ?? ""}
          productId={written?.product?.id ?? null}
        />
      </ClientMessages>
    </>
  );
}
