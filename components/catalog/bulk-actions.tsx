"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { PenLine } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ActionMenu } from "@/components/shared/action-menu";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import type { Selection } from "@/components/shared/list/use-selection";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import type { BulkChange } from "@/server/modules/catalog/contract";
import { BulkValueDialog } from "./bulk-value-dialog";

/** What can be done with the products that are ticked. */
export function BulkActions({ selection }: { selection: Selection }) {
  const t = useTranslations("catalog.bulk");
  const action = useTranslations("common.action");
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const [dialog, setDialog] = useState<"tag" | "price" | "delete">();
  const ids = [...selection.selected];
  const chosen = { ids };
  const settled = () => queryClient.invalidateQueries({ queryKey: api.catalog.pathKey() });
  const undo = useMutation(
    api.catalog.undoBulkEdit.mutationOptions({
      onSuccess: ({ changed }) => {
        void toast(t("undone", { count: changed }));
        return settled();
      },
      onError: toastProblem,
    }),
  );
  const edit = useMutation(
    api.catalog.bulkEditProducts.mutationOptions({
      onSuccess: ({ changed, edit: made }) => {
        setDialog(undefined);
        void toast(
          t("changed", { count: changed }),
          made ? { undo: { label: action("undo"), run: () => undo.mutate({ edit: made }) } } : {},
        );
        return settled();
      },
      onError: toastProblem,
    }),
  );
  const remove = useMutation(
    api.catalog.deleteProducts.mutationOptions({
      onSuccess: ({ deleted }) => {
        setDialog(undefined);
        selection.clear();
        void toast(t("deleted", { count: deleted }));
        return settled();
      },
      onError: toastProblem,
    }),
  );
  const change = (value: BulkChange) => edit.mutate({ selection: chosen, change: value });

  return (
    <>
      {store.can("studio.use") && (
        <Button asChild size="sm">
          <Link href={`${store.path}/studio/bulk?products=${ids.join(",")}`}>
            <PenLine aria-hidden />
            {t("describe")}
          </Link>
        </Button>
      )}
      {store.can("catalog.write") && (
        <>
          <Button
            size="sm"
            variant="outline"
            loading={edit.isPending}
            onClick={() => change({ field: "status", value: "active" })}
          >
            {t("activate")}
          </Button>
          <ActionMenu
            entries={[
              { id: "draft", label: t("draft"), onSelect: () => change({ field: "status", value: "draft" }) },
              {
                id: "archive",
                label: t("archive"),
                onSelect: () => change({ field: "status", value: "archived" }),
              },
              { id: "tag", label: t("addTag"), onSelect: () => setDialog("tag") },
              { id: "price", label: t("price"), onSelect: () => setDialog("price") },
              { line: "before-delete" },
              { id: "delete", label: t("delete"), destructive: true, onSelect: () => setDialog("delete") },
            ]}
          />
        </>
      )}
      <BulkValueDialog
        kind={dialog === "tag" || dialog === "price" ? dialog : undefined}
        pending={edit.isPending}
        onClose={() => setDialog(undefined)}
        onChange={change}
      />
      <ConfirmDialog
        open={dialog === "delete"}
        onOpenChange={(open) => setDialog(open ? "delete" : undefined)}
        title={t("deleteTitle", { count: ids.length })}
        text={t("deleteText")}
        confirm={t("delete")}
        onConfirm={async () => {
          await remove.mutateAsync({ selection: chosen });
        }}
      />
    </>
  );
}
