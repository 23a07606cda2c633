import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hydrate } from "@/components/api/hydrate";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { ClientMessages } from "@/components/shared/client-messages";
import { Page } from "@/components/shared/page";
import { PageHead } from "@/components/shared/page-head";
import { VoiceForm } from "@/components/studio/voice/voice-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio.voice"))("title") };
}

export default async function VoicePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const t = await getTranslations("studio");
  await requestQueryClient().prefetchQuery(serverApi(workspace).studio.getVoice.queryOptions({}));
  return (
    <Page width="form">
      <PageHead title={t("voice.title")} purpose={t("voice.purpose")} />
      <ClientMessages namespaces={["studio"]}>
        <Hydrate>
          <VoiceForm />
        </Hydrate>
      </ClientMessages>
    </Page>
  );
}
