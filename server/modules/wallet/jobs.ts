import { withWorkspace } from "@/server/db/client";
import { defineJob } from "@/server/jobs";
import { workspaceCreated } from "@/server/modules/workspaces";
import { ensureWallet } from "./account";
import { sweepGrants, sweepHolds } from "./sweep";

const openWallet = defineJob(
  { id: "wallet-open", trigger: workspaceCreated, retries: 10 },
  ({ event, step }) =>
    step.run("open", () => withWorkspace(event.data.workspaceId, (tx) => ensureWallet(tx))),
);

const expireGrants = defineJob(
  { id: "wallet-expire", trigger: { cron: "7 * * * *" }, concurrency: 1 },
  ({ step }) => step.run("expire", sweepGrants),
);

const freeHolds = defineJob(
  { id: "wallet-free-holds", trigger: { cron: "* * * * *" }, concurrency: 1 },
  ({ step }) => step.run("free", async () => (await sweepHolds()).length),
);

export const walletJobs = [openWallet, expireGrants, freeHolds];
