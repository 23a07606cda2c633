import { defineJob } from "@/server/jobs";
import { mailAlerts } from "./alerts/mail";
import { alertsMailRequested } from "./events";
import { matchingJobs } from "./matching/jobs";
import "./purpose";
import { ratesJobs } from "./rates/jobs";
import { checkDue, digestDue } from "./sweep";

/** Looks every minute for what is due. */
const sweep = defineJob(
  {
    id: "competitors-sweep",
    name: "Look for competitors that are due",
    trigger: { cron: "* * * * *" },
    concurrency: 1,
  },
  async ({ step }) => {
    await step.run("checks", () => checkDue());
    await step.run("digests", () => digestDue());
  },
);

const mail = defineJob(
  {
    id: "competitors-mail-alerts",
    name: "Mail what has changed at competitors",
    trigger: alertsMailRequested,
    retries: 10,
    concurrency: 4,
  },
  ({ event, step }) => step.run("send", () => mailAlerts(event.data)),
);

export const competitorsJobs = [sweep, mail, ...matchingJobs, ...ratesJobs];
