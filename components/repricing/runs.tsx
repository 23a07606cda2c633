"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { byCursor } from "@/components/shared/list/paged";
import { RelativeTime } from "@/components/shared/relative-time";
import { toast } from "@/components/shared/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import type { Run } from "@/server/modules/repricing/contract";
import { formatDate } from "@/server/platform/i18n/format";

/** When rules were carried out and what came of it; each run can be taken back as a whole. */
export function Runs() {
  const t = useTranslations("repricing.trail");
  const words = useTranslations("repricing.run");
  const list = useTranslations("common.list");
  const locale = useLocale();
  const api = useTRPC();
  const { can, timezone } = useStore();
  const queryClient = useQueryClient();
  const runs = useInfiniteQuery(api.repricing.listRuns.infiniteQueryOptions({ limit: 5 }, byCursor));
  const [undoing, setUndoing] = useState<Run>();
  const undo = useMutation(
    api.repricing.undoRun.mutationOptions({
      onError: toastProblem,
      onSuccess: ({ undone, kept }) =>
        void toast(t("runUndone", { undone }), kept > 0 ? { description: t("runKept", { kept }) } : {}),
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.repricing.pathKey() }),
    }),
  );
  const items = runs.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <section className="overflow-hidden rounded-lg border bg-card">
      <div className="border-b p-4">
        <h2 className="font-semibold text-base">{t("runs")}</h2>
        <p className="text-muted-foreground text-sm">{t("runsText")}</p>
      </div>
      <ul className="divide-y">
        {items.map((run) => (
          <li key={run.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <span className="min-w-0 flex-1">
              <RelativeTime date={run.createdAt} /> · {words(`cause.${run.cause}`)}
              {run.by && ` · ${t("by", { name: run.by })}`}
              <span className="block text-muted-foreground text-sm">{words("counts", run.counts)}</span>
            </span>
            {run.undoneAt && <Badge variant="warning">{words("undone")}</Badge>}
            {can("repricing.approve") && run.counts.applied > 0 && !run.undoneAt && (
              <Button variant="outline" size="sm" onClick={() => setUndoing(run)}>
                {t("undoRun")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {runs.hasNextPage && (
        <div className="border-t p-2 text-center">
          <Button
            variant="ghost"
            size="sm"
            loading={runs.isFetchingNextPage}
            onClick={() => void runs.fetchNextPage()}
          >
            {list("showMore")}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={undoing !== undefined}
        onOpenChange={(open) => !open && setUndoing(undefined)}
        title={t("undoRunTitle", {
          when: undoing ? formatDate(new Date(undoing.createdAt), locale, timezone, "datetime") : "",
        })}
        text={t("undoRunText")}
        confirm={t("undoRun")}
        onConfirm={() =>
          undo.mutateAsync({ id: undoing?.id ?? "" }).then(
            () => true,
            () => false,
          )
        }
      />
    </section>
  );
}
