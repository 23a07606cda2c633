import { sql } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { defineJob, emit } from "@/server/jobs";
import { encodeId } from "@/server/platform/ids";
import { picturesLoose, picturesWanted } from "../events";
import { fetchRound } from "./fetch";
import { releasePictures } from "./release";

/** Steps of one run; what is left is another's. Runs with thousands of steps are slow everywhere. */
const roundsPerRun = 50;

/** Fetches the pictures of products that stand elsewhere, so that the store has them and browsers ask nobody else. */
const fetchPictures = defineJob(
  {
    id: "catalog-fetch-pictures",
    name: "Fetch pictures of products",
    trigger: picturesWanted,
    retries: 3,
    // An import tells of each batch; a run or two are enough for all of them.
    debounce: { key: `event.data.workspaceId + " " + event.data.host`, period: "2s", timeout: "30s" },
    concurrency: [
      { key: "event.data.workspaceId", limit: 2 },
      { key: "event.data.host", limit: 2 },
    ],
  },
  async ({ event, step }) => {
    const { workspaceId, host } = event.data;
    for (let round = 0; round < roundsPerRun; round++) {
      if (!(await step.run(`round ${round}`, () => fetchRound(workspaceId, host)))) return;
    }
    await step.sendEvent("go on", picturesWanted.create({ workspaceId, host }));
  },
);

/** Stores and hosts that are woken at once. */
const woken = 200;

/** Has those pictures fetched whose next attempt is due, or that somebody took and never brought. */
export function wakePictures(): Promise<number> {
  return withService(async (tx) => {
    const due = await tx.execute<{ workspace_id: string; host: string }>(sql`
      select workspace_id, host from pictures where state = 'waiting' and due_at <= now()
      group by workspace_id, host order by min(due_at) limit ${woken}`);
    for (const { workspace_id, host } of due) {
      const workspaceId = encodeId("workspace", workspace_id);
      await emit(tx, picturesWanted.create({ workspaceId, host }), { workspaceId });
    }
    return due.length;
  });
}

const sweepPictures = defineJob(
  {
    id: "catalog-sweep-pictures",
    name: "Look for pictures to be fetched again",
    trigger: { cron: "*/5 * * * *" },
    concurrency: 1,
  },
  ({ step }) => step.run("wake", wakePictures),
);

/** Has every open store that has pictures looked through. */
export function lookForLoosePictures(): Promise<number> {
  return withService(async (tx) => {
    const stores = await tx.execute<{ id: string }>(sql`
      select w.id from workspaces w where w.closed_at is null
        and exists (select 1 from files f where f.workspace_id = w.id and f.purpose = 'image')`);
    for (const { id } of stores) {
      const workspaceId = encodeId("workspace", id);
      await emit(tx, picturesLoose.create({ workspaceId }), { workspaceId });
    }
    return stores.length;
  });
}

const lookForLoose = defineJob(
  {
    id: "catalog-look-for-loose-pictures",
    name: "Look for pictures of products that are gone",
    trigger: { cron: "47 2 * * *" },
    concurrency: 1,
  },
  ({ step }) => step.run("look", lookForLoosePictures),
);

const release = defineJob(
  {
    id: "catalog-release-pictures",
    name: "Remove pictures of products that are gone",
    trigger: picturesLoose,
    concurrency: [{ key: "event.data.workspaceId", limit: 1 }],
  },
  ({ event, step }) => step.run("release", () => releasePictures(event.data.workspaceId, new Date())),
);

export const pictureJobs = [fetchPictures, sweepPictures, lookForLoose, release];
