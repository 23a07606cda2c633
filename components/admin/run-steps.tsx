import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/shared/relative-time";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { JobRunStep } from "@/server/modules/job-runs/contract";
import { StepStatus } from "./run-status";

function Step({ step }: { step: JobRunStep }) {
  const t = useTranslations("admin.jobs");
  return (
    <li className="grid gap-1 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <bdi className="min-w-0 break-words font-medium">{step.name}</bdi>
        <StepStatus status={step.status} />
        {step.attempt > 0 && (
          <span className="text-muted-foreground text-sm">{t("attempts", { count: step.attempt })}</span>
        )}
        <span className="ms-auto text-muted-foreground text-sm">
          {step.finishedAt && <RelativeTime date={step.finishedAt} />}
          {step.dueAt &&
            t.rich("due", {
              time: () => <RelativeTime key="due" date={step.dueAt ?? ""} />,
            })}
        </span>
      </div>
      {step.error && (
        <p className="break-words text-destructive text-sm">
          <bdi>{step.error}</bdi>
        </p>
      )}
      {step.result && step.result !== "null" && (
        <details>
          <summary className="w-fit rounded-sm text-muted-foreground text-sm hover:text-foreground">
            {t("result")}
          </summary>
          <pre
            dir="ltr"
            className="mt-1 max-h-60 overflow-auto whitespace-pre-wrap break-words rounded-md bg-muted p-3 text-start font-mono text-sm"
          >
            {step.result}
          </pre>
        </details>
      )}
    </li>
  );
}

/** The steps of a run in their order, with what came of each. */
export function RunSteps({ steps }: { steps: JobRunStep[] }) {
  const t = useTranslations("admin.jobs");
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("steps")}</CardTitle>
      </CardHeader>
      <CardContent>
        {steps.length === 0 ? (
          <p className="text-muted-foreground">{t("noSteps")}</p>
        ) : (
          <ol className="divide-y">
            {steps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step may be named twice; the order is what it is
              <Step key={index} step={step} />
            ))}
          </ol>
        )}
      </CardContent>
    </Card>
  );
}
