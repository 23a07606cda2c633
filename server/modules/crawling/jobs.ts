import { lt } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { defineJob } from "@/server/jobs";
import { taskMayGoOn } from "@/server/modules/tasks";
import { endCrawl } from "./end";
import { crawlRequested } from "./events";
import { crawls } from "./schema";
import { crawlOf } from "./start";
import { runTurn } from "./turn/turn";

/** Turns of one run of the job; a longer crawl goes on in the next, so that none has endless steps. */
const turnsOfRun = 100;
/** How long what came of a crawl is kept, in milliseconds; what its purpose made of it stays. */
const keepMs = 14 * 86_400_000;

/** Fetches and reads the pages of a crawl, turn by turn. */
const runCrawl = defineJob(
  {
    id: "crawling-crawl",
    name: "Read pages of a shop",
    trigger: crawlRequested,
    retries: 5,
    concurrency: [{ key: "event.data.workspaceId", limit: 4 }, { limit: 12 }],
    async onFailure({ event }) {
      const { workspaceId, crawlId } = event.data;
      await withWorkspace(workspaceId, (tx) => endCrawl(tx, crawlId, { state: "failed" }));
    },
  },
  async ({ event, step }) => {
    const { workspaceId, crawlId } = event.data;
    for (let n = 0; n < turnsOfRun; n++) {
      const end = await step.run(`turn ${n}`, () => runTurn(workspaceId, crawlId));
      if (end.next === "ended") return;
      if (end.next === "wait" && end.ms > 0) await step.sleep(`wait ${n}`, Math.ceil(end.ms));
      if (end.next !== "pause") continue;
      const taskId = await step.run(`task ${n}`, () =>
        withWorkspace(workspaceId, async (tx) => (await crawlOf(tx, crawlId))?.taskId ?? null),
      );
      if (taskId && (await taskMayGoOn(step, `pause ${n}`, workspaceId, taskId))) continue;
      await step.run("cancel", () =>
        withWorkspace(workspaceId, (tx) => endCrawl(tx, crawlId, { state: "cancelled" })),
      );
      return;
    }
    await step.sendEvent("go on", crawlRequested.create({ workspaceId, crawlId }));
  },
);

/** Removes crawls that ended two weeks ago, with their pages. */
export async function forgetOldCrawls(now: Date): Promise<void> {
  await withService((tx) => tx.delete(crawls).where(lt(crawls.finishedAt, new Date(now.getTime() - keepMs))));
}

const forget = defineJob(
  { id: "crawling-forget", name: "Forget old crawls", trigger: { cron: "53 3 * * *" } },
  ({ step }) => step.run("forget", () => forgetOldCrawls(new Date())),
);

export const crawlingJobs = [runCrawl, forget];
