import { withWorkspace } from "@/server/db/client";
import { defineJob } from "@/server/jobs";
import { callLost } from "@/server/modules/ai";
import { notify } from "@/server/modules/notifications";
import { finishTask, taskMayGoOn } from "@/server/modules/tasks";
import { idOf } from "@/server/platform/ids";
import { bulkCounts, bulkRow } from "./bulk";
import { skipItems } from "./bulk-items";
import { writeRound } from "./bulk-round";
import { bulkRequested } from "./events";
import { endLostText } from "./generation-rows";

/** Writes the texts of a bulk run, some at a time, until all are done or somebody stops it. */
export const runBulk = defineJob(
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
        await skipItems(tx, bulkId);
        await finishTask(tx, run.taskId, { status: "failed", ...(await bulkCounts(tx, bulkId)) });
        await tell(tx, run, "bulkFailed", {});
      });
    },
  },
  async ({ event, step }) => {
    const { workspaceId, bulkId } = event.data;
    const { taskId } = await step.run("load", () =>
      withWorkspace(workspaceId, async (tx) => ({ taskId: (await bulkRow(tx, bulkId)).taskId })),
    );
    let stopped = false;
    for (let round = 0; ; round++) {
      const outcome = await step.run(`write ${round}`, () => writeRound(workspaceId, bulkId));
      if (outcome === "done") break;
      stopped =
        outcome === "cancel" ||
        (outcome === "pause" && !(await taskMayGoOn(step, `pause ${round}`, workspaceId, taskId)));
      if (stopped) break;
    }
    await step.run("finish", () =>
      withWorkspace(workspaceId, async (tx) => {
        const row = await bulkRow(tx, bulkId);
        if (stopped) await skipItems(tx, bulkId);
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

/** A call that wrote for a text was ended for a process that died. */
export const endLostTexts = defineJob(
  { id: "studio-end-lost-text", trigger: callLost, retries: 10 },
  ({ event, step }) =>
    step.run("end", async () => {
      const { workspaceId, key, reference } = event.data;
      const generationId = idOf("generation").safeParse(reference);
      if (!generationId.success) return;
      await withWorkspace(workspaceId, (tx) => endLostText(tx, generationId.data, key));
    }),
);

export const studioJobs = [runBulk, endLostTexts];
