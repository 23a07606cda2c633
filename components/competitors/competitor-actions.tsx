"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ExternalLink, Pause, Pencil, Play, Plus, RefreshCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { useRemoval } from "@/components/api/use-removal";
import { ActionMenu } from "@/components/shared/action-menu";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import { AddDialog } from "./add-dialog";
import { useCompetitor } from "./competitor";
import { EditDialog } from "./edit-dialog";
import { isRunning, RelationBadges, StateBadge } from "./state-badge";
import { useChange } from "./use-change";

/** What can be done with a competitor. */
export function CompetitorActions({ id }: { id: string }) {
  const t = useTranslations("competitors");
  const api = useTRPC();
  const { path, can } = useStore();
  const removal = useRemoval();
  const queryClient = useQueryClient();
  const competitor = useCompetitor(id);
  const { change } = useChange();
  const [open, setOpen] = useState<"edit" | "add" | "delete">();
  const check = useMutation(api.competitors.checkNow.mutationOptions());
  const remove = useMutation(api.competitors.deleteCompetitor.mutationOptions());
  if (!competitor) return null;
  const visit = { id: "open", label: t("page.open"), icon: <ExternalLink />, href: competitor.startUrl };
  if (!can("competitors.manage")) {
    return <ActionMenu label={t("page.more")} entries={[visit]} align="end" />;
  }
  const lookNow = async () => {
    try {
      const { begun } = await check.mutateAsync({ id });
      void toast(begun === "nothing" ? t("page.nothing") : t("page.begun"));
    } catch (error) {
      toastProblem(error);
    }
    await queryClient.invalidateQueries({ queryKey: api.competitors.pathKey() });
  };
  return (
    <>
      <Button
        variant="outline"
        onClick={() => void lookNow()}
        loading={check.isPending}
        disabled={isRunning(competitor)}
      >
        <RefreshCw aria-hidden />
        {t("page.check")}
      </Button>
      <ActionMenu
        label={t("page.more")}
        align="end"
        entries={[
          { id: "edit", label: t("page.edit"), icon: <Pencil />, onSelect: () => setOpen("edit") },
          { id: "add", label: t("add.url"), icon: <Plus />, onSelect: () => setOpen("add") },
          competitor.paused
            ? {
                id: "resume",
                label: t("page.resume"),
                icon: <Play className="rtl:-scale-x-100" />,
                onSelect: () => void change({ id, paused: false }),
              }
            : {
                id: "pause",
                label: t("page.pause"),
                icon: <Pause />,
                onSelect: () => void change({ id, paused: true }),
              },
          visit,
          {
            id: "delete",
            label: t("page.delete"),
            icon: <Trash2 />,
            destructive: true,
            onSelect: () => setOpen("delete"),
          },
        ]}
      />
      {open === "edit" && <EditDialog competitor={competitor} onClose={() => setOpen(undefined)} />}
      {open === "add" && (
        <AddDialog url={`${new URL(competitor.startUrl).origin}/`} onClose={() => setOpen(undefined)} />
      )}
      <ConfirmDialog
        open={open === "delete"}
        onOpenChange={(next) => !next && setOpen(undefined)}
        title={t("page.deleteTitle", { name: competitor.name })}
        text={t("page.deleteText")}
        confirm={t("page.delete")}
        onConfirm={() =>
          removal({
            remove: () => remove.mutateAsync({ id }),
            removed: t("page.deleted"),
            list: api.competitors.listCompetitors.pathKey(),
            listHref: `${path}/competitors`,
          })
        }
      />
    </>
  );
}

/** How a competitor is, beside its name. */
export function CompetitorBadges({ id }: { id: string }) {
  const competitor = useCompetitor(id);
  if (!competitor) return null;
  return (
    <>
      <StateBadge competitor={competitor} />
      <RelationBadges friendly={competitor.friendly} own={competitor.own} />
    </>
  );
}
