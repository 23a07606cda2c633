import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { StoreForm } from "@/components/settings/store-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function StoreSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  await requestQueryClient().prefetchQuery(serverApi(workspace).workspaces.getWorkspace.queryOptions({}));
  const names = new Intl.DisplayNames(await getLocale(), { type: "currency" });
  return (
    <Hydrate>
      <StoreForm
        currencies={Intl.supportedValuesOf("currency").map((code) => ({
          code,
          name: names.of(code) ?? code,
        }))}
        timezones={Intl.supportedValuesOf("timeZone")}
      />
    </Hydrate>
  );
}
