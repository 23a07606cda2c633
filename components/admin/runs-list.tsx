"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Workflow } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { EmptyState } from "@/components/shared/empty-state";
import { createdColumn } from "@/components/shared/list/cells";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { PagedList } from "@/components/shared/paged-list";
import { Alert } from "@/components/ui/alert";
import { runStatuses } from "@/server/modules/job-runs/contract";
import { durationBetween } from "./duration";
import { useJobName } from "./job-name";
import { RunStatus } from "./run-status";
import { runsQuery } from "./runs-query";

/** How often the list looks for what is new, in milliseconds. */
const lookEvery = 5000;

/** The runs of all jobs, newest first, by state and job. */
export function RunsList() {
  const t = useTranslations("admin.jobs");
  const nameOf = useJobName();
  const locale = useLocale();
  const api = useTRPC();
  const params = useListParams();
  const list = useInfiniteQuery(
    api.jobRuns.listJobRuns.infiniteQueryOptions(runsQuery(params.get), {
      ...byCursor,
      placeholderData: keepPreviousData,
      refetchInterval: lookEvery,
    }),
  );
  const first = list.data?.pages[0];
  return (
    <>
      {first?.engine === "inngest" && <Alert>{t("inngest")}</Alert>}
      <PagedList
        label={t("title")}
        what={t("what")}
        search={false}
        params={params}
        filters={[
          {
            name: "status",
            label: t("status"),
            options: runStatuses.map((value) => ({ value, label: t(`statuses.${value}`) })),
          },
          {
            name: "job",
            label: t("job"),
            options: (first?.jobs ?? []).map((value) => ({ value, label: nameOf(value) })),
          },
          {
            name: "routine",
            label: t("routine"),
            options: [{ value: "shown", label: t("routineShown") }],
          },
        ].filter((filter) => filter.options.length > 0)}
        list={list}
        rowName={(run) => nameOf(run.job)}
        rowHref={(run) => `/admin/jobs/${run.id}`}
        columns={[
          {
            id: "job",
            header: t("job"),
            width: "w-1/3",
            cell: (run) => (
              <>
                {nameOf(run.job)}{" "}
                <bdi className="font-mono font-normal text-muted-foreground text-xs">{run.job}</bdi>
              </>
            ),
          },
          { id: "status", header: t("status"), plain: true, cell: (run) => <RunStatus run={run} /> },
          {
            id: "error",
            header: t("error"),
            width: "w-1/3",
            wideOnly: true,
            cell: (run) => (
              <bdi className="line-clamp-1 text-muted-foreground" title={run.error ?? undefined}>
                {run.error}
              </bdi>
            ),
          },
          {
            id: "took",
            header: t("took"),
            align: "end",
            cell: (run) => durationBetween(run.startedAt, run.finishedAt, locale),
          },
          createdColumn(t("created")),
        ]}
        empty={<EmptyState picture={<Workflow />} title={t("empty")} text={t("emptyText")} />}
      />
    </>
  );
}
