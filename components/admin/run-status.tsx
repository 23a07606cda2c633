import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { JobRun, JobRunStep } from "@/server/modules/job-runs/contract";

const tones = {
  active: "info",
  completed: "success",
  failed: "destructive",
  cancelled: "outline",
} as const;

const stepTones = {
  done: "success",
  failed: "destructive",
  queued: "outline",
  running: "info",
  waiting: "outline",
  retrying: "warning",
} as const;

/** How a run stands; an active one says what it is at. */
export function RunStatus({ run }: { run: Pick<JobRun, "status" | "phase"> }) {
  const t = useTranslations("admin.jobs");
  if (run.phase) return <Badge variant={stepTones[run.phase]}>{t(`phases.${run.phase}`)}</Badge>;
  return <Badge variant={tones[run.status]}>{t(`statuses.${run.status}`)}</Badge>;
}

export function StepStatus({ status }: { status: JobRunStep["status"] }) {
  const t = useTranslations("admin.jobs.phases");
  return <Badge variant={stepTones[status]}>{t(status)}</Badge>;
}
