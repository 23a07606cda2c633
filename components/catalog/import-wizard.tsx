"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toastProblem } from "@/components/api/toast-problem";
import { uploadFile } from "@/components/api/upload";
import { FileDrop } from "@/components/shared/file-drop";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import type { ImportMapping } from "@/server/modules/catalog/contract";
import type { ImportPreview } from "@/server/modules/catalog/views";
import type { Problem } from "@/server/platform/problem";
import { ImportSample } from "./import-sample";
import { MappingEditor } from "./mapping-editor";

interface Chosen {
  fileId: string;
  preview: ImportPreview;
}

/** From a file to an import: send it, see what is in it, say what its columns mean, check, begin. */
export function ImportWizard() {
  const t = useTranslations("catalog.importing");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const [sending, setSending] = useState<{ name: string; share: number }>();
  const [chosen, setChosen] = useState<Chosen>();
  const [mapping, setMapping] = useState<Partial<ImportMapping>>();
  const [problem, setProblem] = useState<Problem>();
  const preview = useMutation(api.catalog.previewImport.mutationOptions());
  const start = useMutation(
    api.catalog.startImport.mutationOptions({
      onSuccess: (started) => router.push(`${store.path}/products/import/${started.id}`),
      onError: toastProblem,
    }),
  );

  const take = async (file: File) => {
    setProblem(undefined);
    setSending({ name: file.name, share: 0 });
    try {
      const stored = await uploadFile(store.slug, "import", file, {
        onProgress: (share) => setSending({ name: file.name, share }),
      });
      const found = await preview.mutateAsync({ fileId: stored.id });
      setChosen({ fileId: stored.id, preview: found });
      setMapping(found.mapping ?? undefined);
    } catch (error) {
      const told = problemOfError(error);
      if (told) setProblem(told);
      else toastProblem(error);
    } finally {
      setSending(undefined);
    }
  };

  const remap = async (next: Partial<ImportMapping>) => {
    setMapping(next);
    if (!chosen || !next.title) return;
    const found = await preview
      .mutateAsync({ fileId: chosen.fileId, mapping: { ...next, title: next.title } })
      .catch(toastProblem);
    if (found) setChosen({ ...chosen, preview: found });
  };

  if (!chosen) {
    return (
      <div className="grid gap-4">
        {problem && (
          <Alert variant="destructive" title={problem.title}>
            {problem.detail}
          </Alert>
        )}
        <FileDrop
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          words={{ drop: t("drop"), choose: t("choose"), formats: t("formats") }}
          busy={
            sending && {
              label: t(preview.isPending ? "reading" : "uploading", { file: sending.name }),
              share: preview.isPending ? undefined : sending.share,
            }
          }
          onFile={(file) => void take(file)}
        />
      </div>
    );
  }

  const { fileId, preview: found } = chosen;
  const foreign = found.format === "unknown";
  const ready = !foreign || Boolean(mapping?.title);
  const begin = (dryRun: boolean) =>
    start.mutate({
      fileId,
      format: found.format,
      dryRun,
      ...(mapping?.title && { mapping: { ...mapping, title: mapping.title } }),
    });
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border bg-card p-4">
        <div className="min-w-0">
          <p className="truncate font-medium">
            <bdi>{found.fileName}</bdi>
          </p>
          <p className="text-muted-foreground text-sm">
            {foreign ? t("unknown") : t("recognised", { format: t(`format.${found.format}`) })}
          </p>
        </div>
        <Button variant="ghost" onClick={() => setChosen(undefined)}>
          {t("another")}
        </Button>
      </div>
      {foreign && (
        <MappingEditor columns={found.columns} value={mapping ?? {}} onChange={(next) => void remap(next)} />
      )}
      <ImportSample preview={found} busy={preview.isPending} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="lg"
          disabled={!ready}
          loading={start.isPending && !start.variables.dryRun}
          onClick={() => begin(false)}
        >
          {t("start")}
        </Button>
        <Button
          size="lg"
          variant="outline"
          disabled={!ready}
          loading={start.isPending && start.variables.dryRun}
          onClick={() => begin(true)}
        >
          {t("check")}
        </Button>
        {!ready && <span className="text-muted-foreground">{t("needTitle")}</span>}
      </div>
    </div>
  );
}
