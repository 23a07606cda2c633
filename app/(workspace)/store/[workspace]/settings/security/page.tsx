import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { Security } from "@/components/settings/security";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.security"))("title") };
}

export default async function SecurityPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const api = serverApi(workspace);
  await Promise.all([requestQueryClient().prefetchQuery(api.auth.listSessions.queryOptions({}))]);
  return (
    <Hydrate>
      <Security />
    </Hydrate>
  );
}
