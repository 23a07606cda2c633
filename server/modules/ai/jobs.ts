import { defineJob } from "@/server/jobs";
import { sweepCalls } from "./lost-calls";

export const endLostCalls = defineJob(
  { id: "ai-end-lost-calls", trigger: { cron: "* * * * *" }, concurrency: 1 },
  ({ step }) => step.run("end", sweepCalls),
);

export const aiJobs = [endLostCalls];
