"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { RotateCw, Square } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { PageHead } from "@/components/shared/page-head";
import { RelativeTime } from "@/components/shared/relative-time";
import { toast } from "@/components/shared/toast";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { durationBetween } from "./duration";
import { useJobName } from "./job-name";
import { RunStatus } from "./run-status";
import { RunSteps } from "./run-steps";

/** How often a run that goes on is looked at, in milliseconds. */
const lookEvery = 2000;

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground text-sm">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}

function Code({ title, text }: { title: string; text: string }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      <CardContent>
        <pre
          dir="ltr"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-80 overflow-auto whitespace-pre-wrap break-words rounded-md bg-muted p-3 text-start font-mono text-sm"
        >
          {text}
        </pre>
      </CardContent>
    </Card>
  );
}

/** One run of a job: how far it came, what it was given, what went wrong; stopping and repeating it. */
export function RunDetail({ id }: { id: string }) {
  const t = useTranslations("admin.jobs");
  const nameOf = useJobName();
  const locale = useLocale();
  const api = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [stopping, setStopping] = useState(false);
  const { data: run } = useSuspenseQuery(
    api.jobRuns.getJobRun.queryOptions(
      { id },
      { refetchInterval: (query) => (query.state.data?.status === "active" ? lookEvery : false) },
    ),
  );
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.jobRuns.pathKey() });
  const cancel = useMutation(
    api.jobRuns.cancelJobRun.mutationOptions({
      onSuccess: () => void toast(t("cancelled")),
      onError: toastProblem,
      onSettled: refresh,
    }),
  );
  const repeat = useMutation(
    api.jobRuns.repeatJobRun.mutationOptions({
      onSuccess: async () => {
        await refresh();
        void toast(t("rerunStarted"));
        // The new run stands at the top there.
        router.push(`/admin/jobs?job=${encodeURIComponent(run.job)}`);
      },
      onError: toastProblem,
    }),
  );
  return (
    <>
      <PageHead
        title={nameOf(run.job)}
        badge={<RunStatus run={run} />}
        purpose={
          <span className="flex flex-wrap gap-x-3 font-mono text-sm">
            <bdi>{run.job}</bdi>
            <bdi>{run.id}</bdi>
          </span>
        }
        action={
          <>
            {run.status === "active" && (
              <Button variant="outline" onClick={() => setStopping(true)}>
                <Square aria-hidden />
                {t("cancel")}
              </Button>
            )}
            <Button variant="outline" loading={repeat.isPending} onClick={() => repeat.mutate({ id })}>
              <RotateCw aria-hidden />
              {t("rerun")}
            </Button>
          </>
        }
      />
      {run.error && (
        <Alert variant="destructive" title={t("error")}>
          <bdi className="break-words">{run.error}</bdi>
        </Alert>
      )}
      <Card>
        <CardContent>
          <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
            <Fact label={t("created")}>
              <RelativeTime date={run.createdAt} />
            </Fact>
            <Fact label={t("started")}>{run.startedAt ? <RelativeTime date={run.startedAt} /> : "–"}</Fact>
            <Fact label={t("took")}>{durationBetween(run.startedAt, run.finishedAt, locale)}</Fact>
            <Fact label={t("event")}>
              <bdi className="font-mono text-sm">{run.event}</bdi>
            </Fact>
            {run.workspaceId && (
              <Fact label={t("store")}>
                <bdi className="font-mono text-sm">{run.workspaceId}</bdi>
              </Fact>
            )}
          </dl>
        </CardContent>
      </Card>
      <RunSteps steps={run.steps} />
      <Code title={t("event")} text={run.eventData} />
      {run.output && <Code title={t("result")} text={run.output} />}
      {run.errorDetails && <Code title={t("errorDetails")} text={run.errorDetails} />}
      <ConfirmDialog
        open={stopping}
        onOpenChange={setStopping}
        title={t("cancelTitle", { job: nameOf(run.job) })}
        text={t("cancelText")}
        confirm={t("cancel")}
        onConfirm={() =>
          cancel.mutateAsync({ id }).then(
            () => true,
            () => false,
          )
        }
      />
    </>
  );
}
