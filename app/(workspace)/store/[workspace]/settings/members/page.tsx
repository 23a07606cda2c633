import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Members } from "@/components/settings/members";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.members"))("title") };
}

export default async function MembersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const api = serverApi(workspace);
  await Promise.all([
    requestQueryClient().prefetchQuery(api.workspaces.listMembers.queryOptions({ limit: 100 })),
    requestQueryClient().prefetchQuery(api.workspaces.listInvitations.queryOptions({ limit: 100 })),
  ]);
  return (
    <Hydrate>
      <Members />
    </Hydrate>
  );
}
