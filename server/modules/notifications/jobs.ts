import { and, isNotNull, lt } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { defineJob } from "@/server/jobs";
import { notifications } from "./schema";

const keepMs = 180 * 86_400_000;

/** Removes what was read and is half a year old. What is unread waits for its reader. */
export async function forgetOldNotifications(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keepMs);
  await withService((tx) =>
    tx.delete(notifications).where(and(lt(notifications.createdAt, before), isNotNull(notifications.readAt))),
  );
}

const forget = defineJob({ id: "notifications-forget", trigger: { cron: "47 3 * * *" } }, ({ step }) =>
  step.run("forget", () => forgetOldNotifications(new Date())),
);

export const notificationsJobs = [forget];
