import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ProfileForm } from "@/components/settings/profile-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.profile"))("title") };
}

export default async function ProfileFormPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const api = serverApi(workspace);
  await Promise.all([requestQueryClient().prefetchQuery(api.auth.getProfile.queryOptions({}))]);
  return (
    <Hydrate>
      <ProfileForm />
    </Hydrate>
  );
}
