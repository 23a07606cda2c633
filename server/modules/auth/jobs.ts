import { lt } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { defineJob } from "@/server/jobs";
import { accountMailRequested } from "./events";
import { sendAccountMail } from "./mails";
import { emailLinks, sessions, signInAttempts } from "./schema";

const mailAccount = defineJob(
  { id: "auth-mail-account", trigger: accountMailRequested, retries: 10, concurrency: 4 },
  ({ event, step }) => step.run("send", () => sendAccountMail(event.data, `auth:${event.id}`)),
);

const day = 24 * 3600_000;
/** How long what no longer opens anything is kept, for questions that come afterwards. */
const keepMs = 30 * day;

const forget = defineJob({ id: "auth-forget", trigger: { cron: "17 3 * * *" } }, ({ step }) =>
  step.run("forget", () => forgetOldTraces(new Date())),
);

/** Removes sessions and links that ended a month ago, and failed sign-ins of the day before yesterday. */
export async function forgetOldTraces(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keepMs);
  await withService(async (tx) => {
    await tx.delete(sessions).where(lt(sessions.expiresAt, before));
    await tx.delete(emailLinks).where(lt(emailLinks.expiresAt, before));
    await tx.delete(signInAttempts).where(lt(signInAttempts.lastAt, new Date(now.getTime() - 2 * day)));
  });
}

export const authJobs = [mailAccount, forget];
