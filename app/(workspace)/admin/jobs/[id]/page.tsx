import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RunDetail } from "@/components/admin/run-detail";
import { Hydrate } from "@/components/api/hydrate";
import { readOrNull, serverApi } from "@/components/api/prefetch";
import { Page } from "@/components/shared/page";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.jobs"))("title") };
}

export default async function JobRunPage({ params }: Props) {
  const { id } = await params;
  const run = await readOrNull(serverApi().jobRuns.getJobRun.queryOptions({ id }));
  if (!run) notFound();
  return (
    <Page>
      <Hydrate>
        <RunDetail id={id} />
      </Hydrate>
    </Page>
  );
}
