import { withWorkspace } from "@/server/db/client";
import { defineJob, effectOnce, stepKey } from "@/server/jobs";
import { competitorLookedAt } from "@/server/modules/competitors";
import { activeRules } from "./cycle";
import { runRequested } from "./events";
import { carryOutRun, requestRun } from "./runs";
import { sweepPrices } from "./sweep";

/** Looks at the prices of a store that rules are for. One run of a store at a time. */
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

/** Others have changed their prices. Several shops that are looked at in one go make one run. */
const afterCheck = defineJob(
  {
    id: "repricing-after-check",
    name: "Answer to prices of competitors",
    trigger: competitorLookedAt,
    debounce: { key: "event.data.workspaceId", period: "10s", timeout: "1m" },
  },
  ({ event, step }) =>
    step.run("begin", () =>
      withWorkspace(event.data.workspaceId, (tx) =>
        effectOnce(tx, stepKey(), async () => {
          if ((await activeRules(tx)).length === 0) return;
          await requestRun(tx, event.data.workspaceId, "check");
        }),
      ),
    ),
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

export const repricingJobs = [reprice, afterCheck, sweep];
