import { withWorkspace } from "@/server/db/client";
import { defineJob } from "@/server/jobs";
import { notify } from "@/server/modules/notifications";
import { finishTask, reportProgress, taskMayGoOn } from "@/server/modules/tasks";
import { bulkCounts, bulkRow, waitingItems, writeItems } from "./bulk";
import { bulkRequested } from "./events";

/** How many texts of a run are written at once. */
const atOnce = 4;
/** How many texts make a step: between steps the run can be paused or stopped. */
const stepSize = 8;

/** Writes the texts of a bulk run, some at a time, until all are done or somebody stops it. */
const runBulk = defineJob(
  {
    id: "studio-run-bulk",
    name: "Write texts for many products",
    trigger: bulkRequested,
    retries: 3,
    concurrency: [{ key: "event.data.workspaceId", limit: 2 }],
    async onFailure({ event }) {
      const { workspaceId, bulkId } = event.data;
      await withWorkspace(workspaceId, async (tx) => {
        const run = await bulkRow(tx, bulkId);
        await finishTask(tx, run.taskId, { status: "failed", ...(await bulkCounts(tx, bulkId)) });
        await tell(tx, run, "bulkFailed", {});
      });
    },
  },
  async ({ event, step }) => {
    const { workspaceId, bulkId } = event.data;
    const run = await step.run("load", () =>
      withWorkspace(workspaceId, async (tx) => {
        const { taskId, count } = await bulkRow(tx, bulkId);
        return { taskId, steps: Math.ceil(count / stepSize) };
      }),
    );
    let stopped = false;
    for (let round = 0; round < run.steps && !stopped; round++) {
      if (!(await taskMayGoOn(step, `round ${round}`, workspaceId, run.taskId))) stopped = true;
      else await step.run(`write ${round}`, () => writeRound(workspaceId, bulkId));
    }
    await step.run("finish", () =>
      withWorkspace(workspaceId, async (tx) => {
        const row = await bulkRow(tx, bulkId);
        const counts = await bulkCounts(tx, bulkId);
        await finishTask(tx, row.taskId, { status: stopped ? "cancelled" : "done", ...counts });
        if (stopped) await tell(tx, row, "bulkCancelled", { done: counts.done });
        else await tell(tx, row, "bulkDone", counts);
      }),
    );
  },
);

type Tx = Parameters<Parameters<typeof withWorkspace>[1]>[0];

async function tell(
  tx: Tx,
  run: Awaited<ReturnType<typeof bulkRow>>,
  kind: "bulkDone" | "bulkFailed" | "bulkCancelled",
  params: Record<string, number>,
): Promise<void> {
  if (!run.createdBy) return;
  await notify(tx, {
    workspaceId: run.workspaceId,
    userIds: [run.createdBy],
    kind,
    params: params as never,
    link: `/studio/bulk/${run.id}`,
  });
}

async function writeRound(
  workspaceId: Parameters<typeof withWorkspace>[0],
  bulkId: Parameters<typeof bulkRow>[1],
) {
  const { run, items } = await withWorkspace(workspaceId, async (tx) => ({
    run: await bulkRow(tx, bulkId),
    items: await waitingItems(tx, bulkId, stepSize),
  }));
  for (let at = 0; at < items.length; at += atOnce) {
    const part = items.slice(at, at + atOnce);
    const codes = await writeItems(run, part);
    const counts = await withWorkspace(workspaceId, (tx) => bulkCounts(tx, bulkId));
    const problems = codes.flatMap((code, i) => (code ? [{ code, subject: part[i]?.productId ?? "" }] : []));
    await reportProgress(workspaceId, run.taskId, { ...counts, ...(problems.length > 0 && { problems }) });
  }
}

export const studioJobs = [runBulk];
