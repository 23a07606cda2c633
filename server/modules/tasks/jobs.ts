import { isNull, lt } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { defineJob } from "@/server/jobs";
import { workspaceClosed } from "@/server/modules/workspaces";
import type { Id } from "@/server/platform/ids";
import { controlTask } from "./control";
import { tasks } from "./schema";

const keepMs = 90 * 86_400_000;

/** Removes works that ended three months ago. What they made stays. */
export async function forgetOldTasks(now: Date): Promise<void> {
  await withService((tx) => tx.delete(tasks).where(lt(tasks.finishedAt, new Date(now.getTime() - keepMs))));
}

const forget = defineJob({ id: "tasks-forget", trigger: { cron: "41 3 * * *" } }, ({ step }) =>
  step.run("forget", () => forgetOldTasks(new Date())),
);

/** Has all work on a store stopped; who works on it looks between two pieces. */
async function stopTasks(workspaceId: Id<"workspace">): Promise<void> {
  await withWorkspace(workspaceId, async (tx) => {
    const open = await tx.select({ id: tasks.id }).from(tasks).where(isNull(tasks.finishedAt));
    for (const { id } of open) await controlTask(tx, workspaceId, id, "cancel");
  });
}

export const stopWithStore = defineJob(
  { id: "tasks-stop-with-store", name: "Stop the work on a closed store", trigger: workspaceClosed },
  ({ event, step }) => step.run("stop", () => stopTasks(event.data.workspaceId)),
);

export const tasksJobs = [forget, stopWithStore];
