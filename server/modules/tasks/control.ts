import { and, eq, isNull } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { emit } from "@/server/jobs";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { Task } from "./contract";
import { taskControlled } from "./events";
import type { TaskControl } from "./lifecycle";
import { tasks } from "./schema";
import { publishTask, taskView } from "./views";

/**
 * Tells a task to pause, go on or stop. Who works on it looks between two pieces of work.
 * @throws AppError NOT_FOUND, or WRONG_STATE when it has ended or was told to stop.
 */
export async function controlTask(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  taskId: Id<"task">,
  control: TaskControl,
): Promise<Task> {
  const [found] = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, taskId)))
    .for("update");
  if (!found) throw notFound("task");
  if (found.finishedAt || (found.control === "cancel" && control !== "cancel"))
    throw new AppError("WRONG_STATE");
  if (found.control === control) return taskView(found);

  const resumed = found.startedAt ? "running" : "queued";
  const status = control === "pause" ? "paused" : found.status === "paused" ? resumed : found.status;
  const [row] = await tx
    .update(tasks)
    .set({ control, status })
    .where(and(eq(tasks.id, taskId), isNull(tasks.finishedAt)))
    .returning();
  if (!row) throw new AppError("WRONG_STATE");
  await publishTask(tx, row);
  await emit(tx, taskControlled.create({ workspaceId, taskId, control }));
  return taskView(row);
}
