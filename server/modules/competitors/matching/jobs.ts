import { defineJob } from "@/server/jobs";
import { competitorLookedAt } from "../events";
import { matchingWanted } from "./events";
import { seePictures } from "./pictures/jobs";
import { beginRun, type Counts, endRun, matchCompetitor } from "./run";
import { wakePictures, wantMatching } from "./sweep";

/** A store's products are matched by one run at a time; what comes close together is done together. */
const oneAtATime = { key: "event.data.workspaceId", limit: 1 };

/** Looks through all competitors' products for own ones. */
const matchAll = defineJob(
  {
    id: "competitors-match",
    name: "Match products of competitors to own ones",
    trigger: matchingWanted,
    retries: 3,
    debounce: { key: "event.data.workspaceId", period: "10s" },
    concurrency: [oneAtATime],
  },
  async ({ event, step }) => {
    const { workspaceId } = event.data;
    const { runId, shops } = await step.run("begin", () => beginRun(workspaceId));
    if (!runId) return;
    const counts: Counts[] = [];
    for (const shop of shops) {
      counts.push(await step.run(`match ${shop}`, () => matchCompetitor(workspaceId, shop)));
    }
    await step.run("end", () => endRun(workspaceId, runId, "done", counts));
  },
);

/** Looks through a competitor's products after they were read. */
const matchOne = defineJob(
  {
    id: "competitors-match-one",
    name: "Match products that were just read to own ones",
    trigger: competitorLookedAt,
    retries: 3,
    concurrency: [oneAtATime],
  },
  async ({ event, step }) => {
    const { workspaceId, competitorId, added, renamed } = event.data;
    // A price that has changed makes no other product of it.
    if (added + renamed === 0) return;
    await step.run("match", () => matchCompetitor(workspaceId, competitorId));
  },
);

const sweep = defineJob(
  {
    id: "competitors-match-sweep",
    name: "Look for stores whose products have changed",
    trigger: { cron: "*/10 * * * *" },
    concurrency: 1,
  },
  async ({ step }) => {
    await step.run("want", () => wantMatching());
    await step.run("pictures", () => wakePictures());
  },
);

export const matchingJobs = [matchAll, matchOne, seePictures, sweep];
