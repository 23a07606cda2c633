import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { readOrNull, serverApi } from "@/components/api/prefetch";
import { PrintPage } from "@/components/shared/print-page";
import { analysisDocument, wordsOf } from "@/server/modules/analyses/contract";
import { requireStore } from "@/server/request/pages";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

export default async function PrintAnalysisPage({ params }: Props) {
  const { workspace, id } = await params;
  await requireStore(workspace);
  const analysis = await readOrNull(serverApi(workspace).analyses.getAnalysis.queryOptions({ id }));
  if (analysis?.status !== "done") notFound();
  const words = wordsOf(await getLocale(), await getTranslations("analyses"));
  return (
    <PrintPage
      document={analysisDocument(analysis, words)}
      back={`/store/${workspace}/studio/analyses/${id}`}
    />
  );
}
