import { lt } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { defineJob } from "@/server/jobs";
import { tasks } from "./schema";

const keepMs = 90 * 86_400_000;

/** Removes works that ended three months ago. What they made stays. */
export async function forgetOldTasks(now: Date): Promise<void> {
  await withService((tx) => tx.delete(tasks).where(lt(tasks.finishedAt, new Date(now.getTime() - keepMs))));
}

const forget = defineJob({ id: "tasks-forget", trigger: { cron: "41 3 * * *" } }, ({ step }) =>
  step.run("forget", () => forgetOldTasks(new Date())),
);

export const tasksJobs = [forget];
