import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Tx, type WorkspaceTx, withWorkspace } from "@/server/db/client";
import type { JobStep } from "@/server/jobs";
import { type Id, newId } from "@/server/platform/ids";
import type { TaskKind, taskControls, taskKinds } from "./contract";
import { taskControlled } from "./events";
import { takePending, withProblems } from "./progress";
import { tasks } from "./schema";
import { publishTask } from "./views";

interface NewTask<K extends TaskKind> {
  workspaceId: Id<"workspace">;
  kind: K;
  params: z.input<(typeof taskKinds)[K]>;
  /** How many things there are to do, when that is known already. */
  total?: number;
  userId: Id<"user"> | null;
  /** Where the result will be seen, within the store. */
  link?: string;
}

/** Writes down a long work that people will watch. Whoever does it reports with `reportProgress` and `finishTask`. */
export async function createTask<K extends TaskKind>(tx: WorkspaceTx, task: NewTask<K>): Promise<Id<"task">> {
  const { workspaceId, kind, params, total = null, userId, link = null } = task;
  const id = newId("task");
  const [row] = await tx
    .insert(tasks)
    .values({ id, workspaceId, kind, params, total, createdBy: userId, link })
    .returning();
  if (row) await publishTask(tx, row);
  return id;
}

export type TaskControl = (typeof taskControls)[number];

/** What people want of the task now. To be asked between two pieces of work; a task that is gone is to stop. */
export async function taskSignal(workspaceId: Id<"workspace">, taskId: Id<"task">): Promise<TaskControl> {
  const [row] = await withWorkspace(
    workspaceId,
    (tx) => tx.select({ control: tasks.control }).from(tasks).where(eq(tasks.id, taskId)),
    { readOnly: true },
  );
  return row?.control ?? "cancel";
}

/**
 * Waits, in a job, for as long as the task is paused. `label` names this place among the job's steps.
 * @returns whether to go on.
 */
export async function taskMayGoOn(
  step: JobStep,
  label: string,
  workspaceId: Id<"workspace">,
  taskId: Id<"task">,
): Promise<boolean> {
  for (let round = 0; ; round++) {
    const signal = await step.run(`${label}: look ${round}`, () => taskSignal(workspaceId, taskId));
    if (signal !== "pause") return signal === "run";
    // A resume between the look and the wait is found by looking again.
    await step.waitForEvent(`${label}: paused ${round}`, {
      event: taskControlled,
      if: `async.data.taskId == "${taskId}"`,
      timeout: round === 0 ? "15s" : "10m",
    });
  }
}

interface TaskEnd {
  status: "done" | "failed" | "cancelled";
  done?: number;
  failed?: number;
  result?: Record<string, unknown>;
  link?: string;
  problemsHref?: string;
}

/** Ends a task, in the transaction of what it ends with. Ending it again changes nothing. */
export async function finishTask(tx: Tx, taskId: Id<"task">, end: TaskEnd): Promise<void> {
  const counts = { ...(await takePending(taskId)), ...end };
  const [row] = await tx
    .update(tasks)
    .set({
      status: end.status,
      control: end.status === "cancelled" ? "cancel" : "run",
      stage: null,
      perMinute: null,
      finishedAt: sql`now()`,
      startedAt: sql`coalesce(${tasks.startedAt}, now())`,
      ...(counts.total !== undefined && { total: counts.total }),
      ...(counts.done !== undefined && { done: counts.done }),
      ...(counts.failed !== undefined && { failed: counts.failed }),
      ...(end.result && { result: end.result }),
      ...(end.link !== undefined && { link: end.link }),
      ...(end.problemsHref !== undefined && { problemsHref: end.problemsHref }),
      ...(counts.problems && { problems: withProblems(counts.problems) }),
    })
    .where(and(eq(tasks.id, taskId), isNull(tasks.finishedAt)))
    .returning();
  if (row) await publishTask(tx, row);
}
