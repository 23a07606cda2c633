import { eq } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { defineJob } from "@/server/jobs";
import { notify } from "@/server/modules/notifications";
import { finishTask, taskMayGoOn } from "@/server/modules/tasks";
import type { Id } from "@/server/platform/ids";
import { importRequested } from "./events";
import { runImport } from "./imports/run";
import { pictureJobs } from "./pictures/jobs";
import { imports } from "./schema";

type End = "done" | "failed" | "cancelled";

/** Ends an import: the task, the row, and a word to whoever began it. */
function endImport(workspaceId: Id<"workspace">, importId: Id<"imports">, status: End): Promise<void> {
  return withWorkspace(workspaceId, async (tx: WorkspaceTx) => {
    const [row] = await tx
      .update(imports)
      .set({ finishedAt: new Date(), status })
      .where(eq(imports.id, importId))
      .returning();
    if (!row?.taskId) return;
    const { added, changed, unchanged, faulty } = row.counts;
    const done = added + changed + unchanged;
    await finishTask(tx, row.taskId, {
      status,
      done,
      failed: faulty,
      ...(status === "done" && { total: done + faulty }),
    });
    if (!row.createdBy || row.dryRun || status === "cancelled") return;
    const told = { workspaceId, userIds: [row.createdBy], link: `/products/import/${importId}` };
    if (status === "failed")
      await notify(tx, { ...told, kind: "importFailed", params: { file: row.fileName } });
    else {
      const params = { file: row.fileName, created: added, updated: changed, failed: faulty };
      await notify(tx, { ...told, kind: "importDone", params });
    }
  });
}

/** Brings a file of products in; it can be paused and stopped between batches. */
const runProductImport = defineJob(
  {
    id: "catalog-import",
    name: "Import products",
    trigger: importRequested,
    retries: 5,
    // Two imports of a store at once could take each other's handles.
    concurrency: [{ key: "event.data.workspaceId", limit: 1 }],
    async onFailure({ event }) {
      await endImport(event.data.workspaceId, event.data.importId, "failed");
    },
  },
  async ({ event, step }) => {
    const { workspaceId, importId } = event.data;
    const { taskId } = await step.run("load", () =>
      withWorkspace(workspaceId, async (tx) => {
        const [row] = await tx
          .select({ taskId: imports.taskId })
          .from(imports)
          .where(eq(imports.id, importId));
        return { taskId: row?.taskId ?? null };
      }),
    );
    if (!taskId) return;
    for (let round = 0; ; round++) {
      const outcome = await step.run(`run ${round}`, () => runImport(workspaceId, importId));
      if (outcome === "done") break;
      if (outcome === "pause" && (await taskMayGoOn(step, `pause ${round}`, workspaceId, taskId))) continue;
      await step.run("cancel", () => endImport(workspaceId, importId, "cancelled"));
      return;
    }
    await step.run("finish", () => endImport(workspaceId, importId, "done"));
  },
);

export const catalogJobs = [runProductImport, ...pictureJobs];
