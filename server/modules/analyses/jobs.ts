import { withWorkspace } from "@/server/db/client";
import { defineJob } from "@/server/jobs";
import { taskMayGoOn } from "@/server/modules/tasks";
import { endWithout } from "./end";
import { analysisRequested } from "./events";
import { batchesOf } from "./reviews/batches";
import type { Part } from "./reviews/part";
import { analysisRow } from "./rows";
import { atOnce, finish, readRound } from "./run";
import { reviewsOf } from "./work";

/** Makes an analysis: reads its reviews in batches where it has any, then asks for what ends it. */
export const runAnalysis = defineJob(
  {
    id: "analyses-run",
    name: "Make an analysis",
    trigger: analysisRequested,
    retries: 3,
    concurrency: [{ key: "event.data.workspaceId", limit: 2 }],
    async onFailure({ event }) {
      await endWithout(event.data.workspaceId, event.data.analysisId, "INTERNAL");
    },
  },
  async ({ event, step }) => {
    const { workspaceId, analysisId } = event.data;
    const { taskId, batches } = await step.run("load", () =>
      withWorkspace(workspaceId, async (tx) => {
        const row = await analysisRow(tx, analysisId);
        const reads = row.kind === "reviews" ? batchesOf(reviewsOf(row)).length : 0;
        return { taskId: row.taskId, batches: reads };
      }),
    );
    const endWith = (code: string) => step.run("end", () => endWithout(workspaceId, analysisId, code));
    const parts: (Part & { offline: boolean })[] = [];
    for (let first = 0; first < batches; first += atOnce) {
      if (!(await taskMayGoOn(step, `go on ${first}`, workspaceId, taskId))) return endWith("CANCELLED");
      const read = await step.run(`read ${first}`, () => readRound(workspaceId, analysisId, first));
      if (!read.ok) return endWith(read.code);
      parts.push(...read.value);
    }
    if (!(await taskMayGoOn(step, "go on", workspaceId, taskId))) return endWith("CANCELLED");
    const finished = await step.run("finish", () => finish(workspaceId, analysisId, parts));
    if (!finished.ok) await endWith(finished.code);
  },
);

export const analysesJobs = [runAnalysis];
