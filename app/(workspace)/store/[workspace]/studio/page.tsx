import { AudioLines, FileText, History } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requestQueryClient, serverApi } from "@/components/api/prefetch";
import { PageHead } from "@/components/shared/page-head";
import { PageRoom } from "@/components/shared/page-room";
import { Catalogue } from "@/components/studio/catalogue";
import { Button } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("title") };
}

export default async function StudioPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const base = `/store/${workspace}`;
  const { items } = await requestQueryClient().fetchQuery(
    serverApi(workspace).studio.listServices.queryOptions({}),
  );
  const ownKey = new Set(items.flatMap(({ id, ownKey: free }) => (free ? id : [])));
  const t = await getTranslations("studio");
  return (
    <PageRoom>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={
          <>
            <Button asChild variant="outline">
              <Link href={`${base}/studio/templates`}>
                <FileText aria-hidden />
                {t("templates.title")}
              </Link>
            </Button>
            <Button asChild variant="outline">
              <Link href={`${base}/studio/voice`}>
                <AudioLines aria-hidden />
                {t("voice.open")}
              </Link>
            </Button>
            <Button asChild variant="outline">
              <Link href={`${base}/studio/texts`}>
                <History aria-hidden />
                {t("history")}
              </Link>
            </Button>
          </>
        }
      />
      <Catalogue base={base} ownKey={ownKey} />
    </PageRoom>
  );
}
