import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import type { TaskProblem } from "./contract";
import { tasks } from "./schema";
import { publishTask } from "./views";

/** Shortest time between two writes of one task's progress, in milliseconds. */
const writeEveryMs = 250;
/** Over how long the speed is measured, in milliseconds. */
const speedWindowMs = 15_000;
const keptProblems = 100;

export interface Progress {
  /** How many are done and how many failed until now: totals, so that a repeated step does not count twice. */
  done?: number;
  failed?: number;
  total?: number;
  /** The step it is at, a key under `tasks.stage`. */
  stage?: string;
  /** What went wrong since the last report. The first hundred are kept. */
  problems?: TaskProblem[];
}

interface Reporter {
  pending: Progress | undefined;
  writing: Promise<void> | undefined;
  timer: NodeJS.Timeout | undefined;
  samples: { at: number; count: number }[];
}

const reporters = new Map<string, Reporter>();

/**
 * Reports how far a task has come. Cheap to call after every item: it is written, and told to those who watch, at
 * most four times a second; what came last is always written.
 */
export async function reportProgress(
  workspaceId: Id<"workspace">,
  taskId: Id<"task">,
  progress: Progress,
): Promise<void> {
  let reporter = reporters.get(taskId);
  if (!reporter) {
    for (const [id, other] of reporters) if (isOver(other)) reporters.delete(id);
    reporter = { pending: undefined, writing: undefined, timer: undefined, samples: [] };
    reporters.set(taskId, reporter);
  }
  reporter.pending = merge(reporter.pending, progress);
  if (!reporter.timer && !reporter.writing) await write(workspaceId, taskId, reporter);
}

function merge(before: Progress | undefined, next: Progress): Progress {
  const problems = [...(before?.problems ?? []), ...(next.problems ?? [])].slice(0, keptProblems);
  return { ...before, ...next, ...(problems.length > 0 && { problems }) };
}

/** What was reported but not yet written; afterwards nothing more is written for the task. */
export async function takePending(taskId: Id<"task">): Promise<Progress | undefined> {
  const reporter = reporters.get(taskId);
  clearTimeout(reporter?.timer);
  reporters.delete(taskId);
  // What is on its way must arrive before the end does. Whether it failed is told by whoever reported it.
  await reporter?.writing?.catch(() => {});
  return reporter?.pending;
}

async function write(workspaceId: Id<"workspace">, taskId: Id<"task">, reporter: Reporter): Promise<void> {
  const progress = reporter.pending ?? {};
  reporter.pending = undefined;
  reporter.writing = store(workspaceId, taskId, progress, speed(reporter, progress));
  try {
    await reporter.writing;
  } finally {
    reporter.writing = undefined;
    reporter.timer = setTimeout(() => {
      reporter.timer = undefined;
      if (!reporter.pending) return;
      write(workspaceId, taskId, reporter).catch((error: unknown) => {
        logger("tasks").error({ err: error, taskId }, "progress could not be written");
      });
    }, writeEveryMs);
    reporter.timer.unref();
  }
}

/** Whether nothing was heard of it for so long that its speed is forgotten: it ended elsewhere, or rests. */
const isOver = ({ pending, writing, timer, samples }: Reporter) =>
  !pending && !writing && !timer && Date.now() - (samples.at(-1)?.at ?? 0) > speedWindowMs;

/** Things per minute over the last seconds; undefined until a second has been seen. */
function speed(reporter: Reporter, progress: Progress): number | undefined {
  if (progress.done === undefined && progress.failed === undefined) return undefined;
  const now = Date.now();
  reporter.samples = reporter.samples.filter(({ at }) => now - at < speedWindowMs);
  reporter.samples.push({ at: now, count: (progress.done ?? 0) + (progress.failed ?? 0) });
  const [first] = reporter.samples;
  const last = reporter.samples.at(-1);
  if (!first || !last || last.at - first.at < 1000) return undefined;
  return Math.max(0, ((last.count - first.count) / (last.at - first.at)) * 60_000);
}

/** The problems kept so far and the new ones, each once, the first hundred. */
export function withProblems(problems: TaskProblem[]): SQL {
  return sql`(select coalesce(jsonb_agg(p order by n), '[]') from (
    select p, min(n) as n from jsonb_array_elements(${tasks.problems} || ${JSON.stringify(problems)}::jsonb) with ordinality e(p, n)
    group by p order by min(n) limit ${keptProblems}) as kept)`;
}

async function store(
  workspaceId: Id<"workspace">,
  taskId: Id<"task">,
  { problems, ...counts }: Progress,
  perMinute: number | undefined,
): Promise<void> {
  await withWorkspace(workspaceId, async (tx) => {
    const [row] = await tx
      .update(tasks)
      .set({
        ...counts,
        ...(perMinute !== undefined && { perMinute }),
        ...(problems && { problems: withProblems(problems) }),
        status: sql`case when ${tasks.status} = 'queued' then 'running' else ${tasks.status} end`,
        startedAt: sql`coalesce(${tasks.startedAt}, now())`,
      })
      .where(and(eq(tasks.id, taskId), isNull(tasks.finishedAt)))
      .returning();
    if (row) await publishTask(tx, row);
  });
}
