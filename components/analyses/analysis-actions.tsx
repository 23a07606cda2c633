"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { useRemoval } from "@/components/api/use-removal";
import { ActionMenu, type MenuEntry } from "@/components/shared/action-menu";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { DocumentMenu } from "@/components/shared/document-menu";
import { useStore } from "@/components/workspace/store-context";

/** What can be done with an analysis that is over: export, delete. */
export function AnalysisActions({ id }: { id: string }) {
  const t = useTranslations("analyses.result");
  const api = useTRPC();
  const store = useStore();
  const removal = useRemoval();
  const [asking, setAsking] = useState(false);
  const { data: analysis } = useQuery(api.analyses.getAnalysis.queryOptions({ id }));
  const remove = useMutation(api.analyses.deleteAnalysis.mutationOptions());
  if (!analysis || analysis.status === "running") return null;
  const here = `${store.path}/studio/analyses/${id}`;
  const entries: MenuEntry[] = [
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
      {analysis.status === "done" && (
        <DocumentMenu href={`${here}/export`} printHref={`${here}/print`} table />
      )}
      {entries.length > 0 && <ActionMenu label={t("more")} entries={entries} align="end" />}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("deleteTitle")}
        text={t("deleteText")}
        confirm={t("delete")}
        onConfirm={() =>
          removal({
            remove: () => remove.mutateAsync({ id }),
            removed: t("deleted"),
            list: api.analyses.listAnalyses.pathKey(),
            listHref: `${store.path}/studio/analyses`,
          })
        }
      />
    </>
  );
}
