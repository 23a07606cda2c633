import { defineJob } from "@/server/jobs";
import { watchInstallation } from "./budgets/installation";
import { tellAdmins, tellAdminsOfDifferences, tellStore } from "./budgets/tell";
import { budgetReached, installationBudgetReached, reconciliationDiffers } from "./events";
import { sweepCalls } from "./lost-calls";
import { reconcile } from "./reconcile/reconcile";

export const endLostCalls = defineJob(
  { id: "ai-end-lost-calls", trigger: { cron: "* * * * *" }, concurrency: 1 },
  ({ step }) => step.run("end", sweepCalls),
);

export const tellOfBudget = defineJob(
  {
    id: "ai-tell-of-budget",
    name: "Tell a store how much of its budget is gone",
    trigger: budgetReached,
    retries: 10,
  },
  ({ event, step }) => tellStore(step, event.data),
);

export const tellOfInstallationBudget = defineJob(
  {
    id: "ai-tell-of-installation-budget",
    name: "Tell the admins how much of the installation's budget is gone",
    trigger: installationBudgetReached,
    retries: 10,
  },
  ({ event, step }) => tellAdmins(step, event.data),
);

/** A store's own budget is watched by its calls; that of all stores is looked at now and then. */
const watchBudget = defineJob(
  {
    id: "ai-watch-budget",
    name: "Look how much of the installation's budget is gone",
    trigger: { cron: "*/5 * * * *" },
    concurrency: 1,
  },
  ({ step }) => step.run("look", () => watchInstallation()),
);

export const reconcileNightly = defineJob(
  {
    id: "ai-reconcile",
    name: "Compare the points of calls with the wallets",
    trigger: { cron: "40 2 * * *" },
    concurrency: 1,
  },
  ({ step }) => step.run("compare", () => reconcile(new Date())),
);

export const tellOfDifferences = defineJob(
  {
    id: "ai-tell-of-differences",
    name: "Tell the admins that usage and wallets differ",
    trigger: reconciliationDiffers,
    retries: 10,
  },
  ({ event, step }) => tellAdminsOfDifferences(step, event.id, event.data),
);

export const aiJobs = [
  endLostCalls,
  tellOfBudget,
  tellOfInstallationBudget,
  watchBudget,
  reconcileNightly,
  tellOfDifferences,
];
