import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readOrNull, serverApi } from "@/components/api/prefetch";
import { PrintPage } from "@/components/shared/print-page";
import { textDocument } from "@/server/modules/studio/contract";
import { requireStore } from "@/server/request/pages";

interface Props {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
}

export default async function PrintTextPage({ params, searchParams }: Props) {
  const { workspace, id } = await params;
  await requireStore(workspace);
  const detail = await readOrNull(serverApi(workspace).studio.getGeneration.queryOptions({ id }));
  const { version } = await searchParams;
  const shown =
    version === undefined
      ? detail?.versions.at(-1)
      : detail?.versions.find(({ number }) => String(number) === version);
  if (!detail || !shown) notFound();
  const t = await getTranslations("studio.services");
  return (
    <PrintPage
      document={textDocument(detail, shown, t(`${detail.service}.title`))}
      back={`/store/${workspace}/studio/texts/${id}`}
    />
  );
}
