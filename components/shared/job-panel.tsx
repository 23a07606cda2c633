"use client";

import {
  CircleAlert,
  CircleCheck,
  CirclePause,
  CircleSlash,
  Clock,
  LoaderCircle,
  Pause,
  Play,
  Square,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { largestUnit } from "@/server/platform/i18n/format";
import { announce } from "./live-region";

type JobState = "queued" | "running" | "paused" | "done" | "failed" | "cancelled";

interface JobPanelProps {
  /** What is being done: "Importing shopify-apparel.csv". */
  title: ReactNode;
  state: JobState;
  done: number;
  /** Undefined until it is known. */
  total: number | undefined;
  /** How many are done in a minute, once it can be told. */
  perMinute?: number | undefined;
  /** What went wrong so far, the latest first; the rest is behind `problemsLink`. */
  problems?: { id: string; text: ReactNode }[];
  problemCount?: number;
  problemsLink?: ReactNode;
  /** Figures that matter for this job: new, changed, faulty. */
  figures?: ReactNode;
  onPause?: (() => void) | undefined;
  onResume?: (() => void) | undefined;
  onCancel?: (() => void) | undefined;
  /** Which of the buttons is waiting for its answer. */
  pending?: "pause" | "resume" | "cancel" | undefined;
  /** What to do next, once it is over. */
  next?: ReactNode;
}

const icons: Record<JobState, ReactNode> = {
  queued: <Clock className="text-muted-foreground" />,
  running: <LoaderCircle className="animate-spin text-primary-text" />,
  paused: <CirclePause className="text-warning" />,
  done: <CircleCheck className="text-success" />,
  failed: <CircleAlert className="text-destructive" />,
  cancelled: <CircleSlash className="text-muted-foreground" />,
};

const unitWords = {
  second: "seconds",
  minute: "minutes",
  hour: "hours",
  day: "days",
  month: "months",
  year: "years",
} as const;

/** One panel for every long work: what, how far, how fast, how long still, what went wrong, and how to stop it. */
export function JobPanel({
  title,
  state,
  done,
  total,
  perMinute,
  problems = [],
  problemCount = problems.length,
  problemsLink,
  figures,
  onPause,
  onResume,
  onCancel,
  pending,
  next,
}: JobPanelProps) {
  const t = useTranslations("common");
  const live = state === "queued" || state === "running" || state === "paused";
  const share = total ? done / total : undefined;
  const left =
    state === "running" && perMinute && total
      ? largestUnit(((total - done) / perMinute) * 60_000)
      : undefined;
  // A screen reader hears each quarter and each change of state, not every row.
  const quarter = share === undefined ? 0 : Math.floor(share * 4);
  const said = useRef("");
  useEffect(() => {
    const now = `${state} ${quarter}`;
    if (said.current === now) return;
    if (said.current) {
      announce(
        total === undefined ? t(`job.${state}`) : `${t(`job.${state}`)}. ${t("job.doneOf", { done, total })}`,
      );
    }
    said.current = now;
  }, [state, quarter, done, total, t]);
  return (
    <Card data-slot="job-panel" className="grid content-start gap-3 p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex min-w-0 items-start gap-2.5">
          <span aria-hidden className="mt-0.5 [&_svg]:size-4">
            {icons[state]}
          </span>
          <div className="min-w-0">
            <h2 className="break-words font-semibold">{title}</h2>
            <p className="text-muted-foreground text-sm">{t(`job.${state}`)}</p>
          </div>
        </div>
        {live && (
          <div className="flex gap-2">
            {state !== "paused" && onPause && (
              <Button variant="outline" size="sm" onClick={onPause} loading={pending === "pause"}>
                <Pause aria-hidden />
                {t("job.pause")}
              </Button>
            )}
            {state === "paused" && onResume && (
              <Button variant="outline" size="sm" onClick={onResume} loading={pending === "resume"}>
                <Play aria-hidden className="rtl:-scale-x-100" />
                {t("job.resume")}
              </Button>
            )}
            {onCancel && (
              <Button variant="outline" size="sm" onClick={onCancel} loading={pending === "cancel"}>
                <Square aria-hidden />
                {t("job.cancel")}
              </Button>
            )}
          </div>
        )}
      </div>
      {(live || share !== undefined) && (
        <div className="grid gap-1.5">
          <Progress
            value={share === undefined && live ? undefined : done}
            max={total ?? 1}
            label={typeof title === "string" ? title : t(`job.${state}`)}
          />
          <p className="flex flex-wrap justify-between gap-x-4 text-muted-foreground text-sm tabular-nums">
            <span>{total !== undefined && t("job.doneOf", { done, total })}</span>
            {state === "running" && perMinute ? (
              <span>
                {t("job.rate", { count: Math.round(perMinute) })}
                {left && left.count > 0 && (
                  <> · {t("job.left", { time: t(`time.${unitWords[left.unit]}`, { count: left.count }) })}</>
                )}
              </span>
            ) : null}
          </p>
        </div>
      )}
      {figures}
      {problemCount > 0 && (
        <div className="rounded-md border border-warning/25 bg-warning-soft p-3">
          <p className="flex items-center justify-between gap-3 font-medium text-warning">
            {t("job.problems", { count: problemCount })}
            {problemsLink}
          </p>
          <ul className="mt-1.5 grid max-h-40 gap-1 overflow-y-auto text-sm">
            {problems.map((problem) => (
              <li key={problem.id} className="break-words">
                {problem.text}
              </li>
            ))}
          </ul>
        </div>
      )}
      {live ? <p className="text-muted-foreground text-sm">{t("job.leave")}</p> : next && <div>{next}</div>}
    </Card>
  );
}
