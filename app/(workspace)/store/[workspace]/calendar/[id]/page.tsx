import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, requestQueryClient, serverApi } from "@/components/api/prefetch";
import { PostEditor } from "@/components/calendar/post-editor";
import { ClientMessages } from "@/components/shared/client-messages";
import { PageHead } from "@/components/shared/page-head";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar"))("post") };
}

export default async function PostPage({ params }: Props) {
  const { workspace, id } = await params;
  const api = serverApi(workspace).calendar;
  const client = requestQueryClient();
  const [post] = await Promise.all([
    readOrNull(api.getPost.queryOptions({ id })),
    client.prefetchQuery(api.listChannels.queryOptions({})),
  ]);
  if (!post) notFound();
  const t = await getTranslations("calendar");
  return (
    <>
      <PageHead title={t("post")} purpose={post.author ? t("by", { name: post.author.name }) : undefined} />
      <ClientMessages namespaces={["calendar", "studio"]}>
        <Hydrate>
          <PostEditor id={id} />
        </Hydrate>
      </ClientMessages>
    </>
  );
}
