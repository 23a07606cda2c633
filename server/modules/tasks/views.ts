import type { Tx } from "@/server/db/client";
import { publish } from "@/server/db/live";
import type { Id } from "@/server/platform/ids";
import type { Task, TaskDetail, TaskKind } from "./contract";
import type { tasks } from "./schema";

type Row = typeof tasks.$inferSelect;

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** A task as lists and live updates show it. */
export function taskView(row: Row): Task {
  const { id, params, status, control, stage, total, done, failed, problemsHref, link } = row;
  return {
    id,
    kind: row.kind as TaskKind,
    params,
    status,
    control,
    stage,
    total,
    done,
    failed,
    perMinute: status === "running" ? row.perMinute : null,
    problemsHref,
    link,
    createdAt: row.createdAt.toISOString(),
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
  };
}

/** A task with its problems and result. */
export function taskDetail(row: Row): TaskDetail {
  return { ...taskView(row), problems: row.problems, result: row.result };
}

/** The topic on which a store's tasks are told. */
export const tasksTopic = (workspaceId: Id<"workspace">) => `tasks:${workspaceId}`;

/** Tells the people who look at the store how its task stands, once the transaction commits. */
export function publishTask(tx: Tx, row: Row): Promise<void> {
  return publish(tx, tasksTopic(row.workspaceId), { type: "task", task: taskView(row) });
}
