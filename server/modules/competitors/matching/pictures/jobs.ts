import { defineJob } from "@/server/jobs";
import { looksWanted } from "../events";
import { matchCompetitor } from "../run";
import { seeRound, shopsSeenSince } from "./see";

/** Rounds of one run; what is left is another's. Runs with thousands of steps are slow everywhere. */
const roundsPerRun = 50;

/** Fetches pictures of competitors' products from one host, and matches those products again by what they show. */
export const seePictures = defineJob(
  {
    id: "competitors-see-pictures",
    name: "Look at pictures of competitors' products",
    trigger: looksWanted,
    retries: 3,
    debounce: { key: `event.data.workspaceId + " " + event.data.origin`, period: "2s", timeout: "30s" },
    concurrency: [{ key: `event.data.workspaceId + " " + event.data.origin`, limit: 1 }, { limit: 4 }],
  },
  async ({ event, step }) => {
    const { workspaceId, origin } = event.data;
    const begun = await step.run("begin", () => new Date().toISOString());
    for (let round = 0; ; round++) {
      const wait = await step.run(
        `round ${round}`,
        async () => (await seeRound(workspaceId, origin)) ?? null,
      );
      if (wait === null) break;
      if (round === roundsPerRun) {
        await step.sendEvent("go on", looksWanted.create({ workspaceId, origin }));
        break;
      }
      if (wait > 0) await step.sleep(`wait ${round}`, Math.ceil(wait));
    }
    const shops = await step.run("shops", () => shopsSeenSince(workspaceId, new Date(begun)));
    for (const shop of shops) await step.run(`match ${shop}`, () => matchCompetitor(workspaceId, shop));
  },
);
