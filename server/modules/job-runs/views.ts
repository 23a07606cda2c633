import { appId } from "@/server/jobs";
import type { jobQueue, jobRuns, jobSteps } from "@/server/jobs/schema";
import type { JobRun, JobRunStep } from "./contract";

type QueueItem = Pick<
  typeof jobQueue.$inferSelect,
  "stepId" | "kind" | "name" | "state" | "attempt" | "error" | "dueAt"
>;

const iso = (date: Date | null) => date?.toISOString() ?? null;
const longest = 4000;

/** A value as JSON for people, not longer than a page. */
export function jsonFor(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = JSON.stringify(value, null, 2);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const messageOf = (error: unknown) => (error as { message?: string } | null)?.message ?? null;

/** What a queue item is at. */
function phaseOf(item: QueueItem): Exclude<JobRun["phase"], null> {
  if (item.state === 1) return "running";
  if (item.kind !== "call") return "waiting";
  return item.attempt > 0 ? "retrying" : "queued";
}

/** What a run is at: the liveliest of its items. */
function phaseOfRun(items: readonly QueueItem[]): JobRun["phase"] {
  const phases = items.map(phaseOf);
  return (
    (["running", "retrying", "queued", "waiting"] as const).find((phase) => phases.includes(phase)) ??
    "queued"
  );
}

type Run = typeof jobRuns.$inferSelect;

/** A run as the list shows it. */
export function runView(run: Run, items: readonly QueueItem[]): JobRun {
  const { id, status, workspaceId } = run;
  const event = run.event as { name: string };
  const pending = items.map((item) => messageOf(item.error)).find((message) => message !== null);
  return {
    id,
    job: run.functionId.replace(`${appId}-`, ""),
    status,
    phase: status === "active" ? phaseOfRun(items) : null,
    event: event.name,
    workspaceId,
    error: messageOf(run.error) ?? pending ?? null,
    createdAt: run.createdAt.toISOString(),
    startedAt: iso(run.startedAt),
    finishedAt: iso(run.finishedAt),
  };
}

/** A finished step. */
export function stepView(step: typeof jobSteps.$inferSelect): JobRunStep {
  const failed = step.failed === 1;
  return {
    name: step.name,
    status: failed ? "failed" : "done",
    attempt: step.attempt,
    result: failed ? null : jsonFor(step.data),
    error: failed ? messageOf(step.data) : null,
    finishedAt: step.finishedAt.toISOString(),
    dueAt: null,
  };
}

/** A step that is not finished. */
export function itemView(item: QueueItem): JobRunStep {
  const phase = phaseOf(item);
  const never = Number.isNaN(item.dueAt.getTime());
  return {
    name: item.name,
    status: phase,
    attempt: item.attempt,
    result: null,
    error: messageOf(item.error),
    finishedAt: null,
    dueAt: phase === "running" || never ? null : item.dueAt.toISOString(),
  };
}
