"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { JobPanel } from "@/components/shared/job-panel";
import { toast } from "@/components/shared/toast";
import { useStore } from "@/components/workspace/store-context";
import type { CompetitorJob } from "@/server/modules/competitors/contract";
import { formatNumber } from "@/server/platform/i18n/format";

const states = {
  pending: "queued",
  running: "running",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
} as const;

/** How far the reading of a shop is: pages found and fetched, products, problems; and the way to stop it. */
export function JobProgress({ shop, job }: { shop: string; job: CompetitorJob }) {
  const t = useTranslations("competitors.job");
  const api = useTRPC();
  const { can } = useStore();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const cancel = useMutation(api.competitors.cancelJob.mutationOptions());
  const { found, fetched, unchanged, read, problems } = job.pages;
  const figures = [
    [t("found"), found],
    [t("fetched"), fetched],
    [t("read"), read],
    [t("unchanged"), unchanged],
    [t("added"), job.added],
    [t("changed"), job.changed],
    [t("problems"), problems],
  ] as const;
  const stop = async () => {
    try {
      await cancel.mutateAsync({ id: job.id });
      void toast(t("stopped"));
    } catch (error) {
      toastProblem(error);
    }
    await queryClient.invalidateQueries({ queryKey: api.competitors.pathKey() });
  };
  return (
    <JobPanel
      title={t(job.kind, { shop })}
      state={states[job.status]}
      done={fetched}
      total={found > 0 ? Math.min(found, job.pageLimit) : undefined}
      figures={
        <dl className="flex flex-wrap gap-x-6 gap-y-2">
          {figures.map(([label, value]) => (
            <div key={label}>
              <dt className="text-muted-foreground text-sm">{label}</dt>
              <dd className="font-semibold tabular-nums">{formatNumber(value, locale)}</dd>
            </div>
          ))}
        </dl>
      }
      onCancel={can("competitors.manage") ? () => void stop() : undefined}
      pending={cancel.isPending ? "cancel" : undefined}
    />
  );
}
