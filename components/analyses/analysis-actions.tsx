"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FileText, Sheet, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ActionMenu, type MenuEntry } from "@/components/shared/action-menu";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { toast } from "@/components/shared/toast";
import { useStore } from "@/components/workspace/store-context";

/** What can be done with an analysis that is over: export, delete. */
export function AnalysisActions({ id }: { id: string }) {
  const t = useTranslations("analyses.result");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { data: analysis } = useQuery(api.analyses.getAnalysis.queryOptions({ id }));
  const remove = useMutation(api.analyses.deleteAnalysis.mutationOptions());
  if (!analysis || analysis.status === "running") return null;
  const save = (format: string) =>
    window.location.assign(`${store.path}/studio/analyses/${id}/export?format=${format}`);
  const done = analysis.status === "done";
  const entries: MenuEntry[] = [
    ...(done
      ? [
          { id: "md", label: t("exportMarkdown"), icon: <FileText />, onSelect: () => save("md") },
          { id: "csv", label: t("exportCsv"), icon: <Sheet />, onSelect: () => save("csv") },
        ]
      : []),
    ...(store.can("studio.use")
      ? [
          {
            id: "delete",
            label: t("delete"),
            icon: <Trash2 />,
            destructive: true,
            onSelect: () => setAsking(true),
          },
        ]
      : []),
  ];
  return (
    <>
      <ActionMenu label={t("more")} entries={entries} align="end" />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("deleteTitle")}
        text={t("deleteText")}
        confirm={t("delete")}
        onConfirm={async () => {
          try {
            await remove.mutateAsync({ id });
          } catch (error) {
            toastProblem(error);
            return false;
          }
          void toast(t("deleted"));
          await queryClient.invalidateQueries({ queryKey: api.analyses.listAnalyses.pathKey() });
          router.push(`${store.path}/studio/analyses`);
        }}
      />
    </>
  );
}
