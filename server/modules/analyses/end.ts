import { and, eq } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { endLostCall } from "@/server/modules/ai";
import { notify } from "@/server/modules/notifications";
import { finishTask } from "@/server/modules/tasks";
import { releaseHold } from "@/server/modules/wallet";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { callKey, holdFor } from "./order";
import { type AnalysisRow, analysisRow } from "./rows";
import { analyses } from "./schema";
import { actorOf } from "./work";

/** Gives the points of an analysis back, unless they were spent. @returns whether they were not */
async function giveBack(tx: WorkspaceTx, { holdId, callKey: key }: AnalysisRow): Promise<boolean> {
  // A call that died is ended with them.
  await endLostCall(tx, key);
  if (!holdId) return true;
  try {
    await releaseHold(tx, { holdId });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "WRONG_STATE") return false;
    throw error;
  }
}

/** Ends an analysis that has no result, with its points given back; one that has ended stays as it is. */
export async function endWithout(
  workspaceId: Id<"workspace">,
  id: Id<"analysis">,
  code: string,
): Promise<void> {
  await withWorkspace(workspaceId, async (tx) => {
    const [row] = await tx.select().from(analyses).where(eq(analyses.id, id)).for("update");
    if (row?.status !== "running" || !(await giveBack(tx, row))) return;
    const status = code === "CANCELLED" ? ("cancelled" as const) : ("failed" as const);
    await tx.update(analyses).set({ status, errorCode: code, holdId: null }).where(eq(analyses.id, id));
    await finishTask(tx, row.taskId, { status, failed: status === "failed" ? 1 : 0 });
    if (status === "failed" && row.createdBy) await tell(tx, row, "analysisFailed");
  });
}

/** Tells who ordered it that it is over. */
export async function tell(
  tx: WorkspaceTx,
  { workspaceId, createdBy, id, kind }: AnalysisRow,
  what: "analysisDone" | "analysisFailed",
): Promise<void> {
  if (!createdBy) return;
  await notify(tx, {
    workspaceId,
    userIds: [createdBy],
    kind: what,
    params: { what: kind },
    link: `/studio/analyses/${id}`,
  });
}

/**
 * The analysis as it is to be ended now. What a process has left that died on it is cleared: the points that its call
 * held go back and are set aside anew, in one transaction, under another key, so that should it live after all it can
 * neither be paid nor keep its result.
 * @returns undefined when the analysis has ended
 * @throws AppError INSUFFICIENT_POINTS when the points had gone back before, and were spent elsewhere
 */
export async function takeUp(
  workspaceId: Id<"workspace">,
  id: Id<"analysis">,
): Promise<AnalysisRow | undefined> {
  return withWorkspace(workspaceId, async (tx) => {
    const row = await analysisRow(tx, id);
    if (row.status !== "running") return undefined;
    if (!row.called) return row;
    await giveBack(tx, row);
    const attempt = Number(row.callKey.split(":").at(-1)) + 1;
    const { kind, points } = row;
    const holdId = await holdFor(tx, { id, kind, points, attempt, actor: actorOf(row) });
    const [taken] = await tx
      .update(analyses)
      .set({ callKey: callKey(id, attempt), holdId, called: false })
      .where(and(eq(analyses.id, id), eq(analyses.status, "running")))
      .returning();
    return taken;
  });
}
