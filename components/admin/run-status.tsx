import {
  CircleAlert,
  CircleCheck,
  CircleSlash,
  Clock,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  RotateCw,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { JobRun, JobRunStep } from "@/server/modules/job-runs/contract";

const looks = {
  active: ["info", LoaderCircle],
  completed: ["success", CircleCheck],
  failed: ["destructive", CircleAlert],
  cancelled: ["outline", CircleSlash],
  done: ["success", CircleCheck],
  queued: ["outline", Clock],
  running: ["info", LoaderCircle],
  waiting: ["outline", Hourglass],
  retrying: ["warning", RotateCw],
} as const satisfies Record<string, readonly [string, LucideIcon]>;

function Status({ of, word }: { of: keyof typeof looks; word: string }) {
  const [variant, Icon] = looks[of];
  return (
    <Badge variant={variant}>
      <Icon aria-hidden />
      {word}
    </Badge>
  );
}

/** How a run stands; an active one says what it is at. */
export function RunStatus({ run }: { run: Pick<JobRun, "status" | "phase"> }) {
  const t = useTranslations("admin.jobs");
  if (run.phase) return <Status of={run.phase} word={t(`phases.${run.phase}`)} />;
  return <Status of={run.status} word={t(`statuses.${run.status}`)} />;
}

export function StepStatus({ status }: { status: JobRunStep["status"] }) {
  const t = useTranslations("admin.jobs.phases");
  return <Status of={status} word={t(status)} />;
}
