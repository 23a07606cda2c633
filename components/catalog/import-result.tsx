"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { TaskPanel } from "@/components/tasks/task-panel";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import { formatNumber } from "@/server/platform/i18n/format";
import { ClearedFields } from "./cleared-fields";
import { RowProblem } from "./row-problem";

const figures = ["added", "changed", "unchanged", "faulty"] as const;
/** How often the counts are read while it runs, in milliseconds. */
const askEveryMs = 1500;

/** An import as it goes on, and what came of it. */
export function ImportResult({ id }: { id: string }) {
  const t = useTranslations("catalog.importing");
  const locale = useLocale();
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const { data: run } = useSuspenseQuery({
    ...api.catalog.getImport.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data && state.data.status !== "running" ? false : askEveryMs),
  });
  const start = useMutation(
    api.catalog.startImport.mutationOptions({
      onSuccess: (started) => router.push(`${store.path}/products/import/${started.id}`),
      onError: toastProblem,
    }),
  );
  const faults = run.counts.faulty > 0 && run.status !== "running" && (
    <Button asChild variant="outline" size="sm">
      <a href={`${store.path}/products/import/${id}/faults`} download>
        <Download aria-hidden />
        {t("faults")}
      </a>
    </Button>
  );
  const counts = (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {figures.map((name) => (
        <div key={name} className="rounded-md bg-muted/60 px-3 py-2">
          <dt className="text-muted-foreground text-sm">{t(`counts.${name}`)}</dt>
          <dd className="font-semibold text-lg tabular-nums">{formatNumber(run.counts[name], locale)}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <>
      {run.dryRun && run.status === "done" && <Alert variant="info">{t("checked")}</Alert>}
      {run.taskId && (
        <TaskPanel
          id={run.taskId}
          figures={counts}
          problemsLink={faults || undefined}
          next={
            <div className="flex flex-wrap gap-2">
              {run.dryRun && store.can("catalog.import") ? (
                <Button
                  loading={start.isPending}
                  onClick={() =>
                    start.mutate({
                      fileId: run.fileId,
                      format: run.format,
                      dryRun: false,
                      ...(run.mapping?.title && { mapping: { ...run.mapping, title: run.mapping.title } }),
                    })
                  }
                >
                  {t("now")}
                </Button>
              ) : (
                <Button asChild>
                  <Link href={`${store.path}/products`}>{t("toProducts")}</Link>
                </Button>
              )}
              <Button asChild variant="ghost">
                <Link href={`${store.path}/products/import`}>{t("again")}</Link>
              </Button>
            </div>
          }
        />
      )}
      {run.status !== "running" && <ClearedFields run={run} />}
      {run.problems.length > 0 && run.status !== "running" && (
        <Alert variant="warning" title={t("problems")} action={faults || undefined}>
          <ul className="max-h-60 overflow-y-auto">
            {run.problems.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one row may have the same problem twice
              <li key={`${problem.row} ${index}`}>
                <RowProblem problem={problem} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}
