import { defineJob } from "@/server/jobs";
import { runRequested } from "./events";
import { carryOutRun } from "./runs";
import { sweepPrices } from "./sweep";

/** Looks at all prices of a store that rules are for. One run of a store at a time. */
const reprice = defineJob(
  {
    id: "repricing-run",
    name: "Set prices by rules",
    trigger: runRequested,
    retries: 5,
    concurrency: [{ key: "event.data.workspaceId", limit: 1 }],
  },
  ({ event, step }) => carryOutRun(step, event.data.workspaceId, event.data.runId),
);

const sweep = defineJob(
  {
    id: "repricing-sweep",
    name: "Look at the prices of all stores",
    trigger: { cron: "5 * * * *" },
    concurrency: 1,
  },
  ({ step }) => step.run("begin", () => sweepPrices()),
);

export const repricingJobs = [reprice, sweep];
