import type { WorkspaceTx } from "@/server/db/client";
import { emit } from "@/server/jobs";
import { pointsOfCall } from "@/server/modules/ai";
import { createTask } from "@/server/modules/tasks";
import { actorId, holdPoints } from "@/server/modules/wallet";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { type Id, newId } from "@/server/platform/ids";
import type { AnalysisKind, SeoMode, StoredReview } from "./contract";
import { analysisRequested } from "./events";
import { batchesOf } from "./reviews/batches";
import { type AnalysisInput, analyses } from "./schema";
import { causes, taskOf } from "./tasks";

/** Points stay set aside for so long while the work waits, is paused, or its process is being started again. */
const holdMs = 24 * 3_600_000;

/** Names an attempt's call, and the points that it pays with. */
export const callKey = (id: Id<"analysis">, attempt: number) => `analysis:${id}:${attempt}`;

/** What a kind of analysis costs by itself: what its task does, and nothing with the store's own key. */
export function pointsOf(
  { id, plan, locale }: Pick<WorkspaceAccess, "id" | "plan" | "locale">,
  kind: AnalysisKind,
  mode?: SeoMode,
): Promise<number> {
  return pointsOfCall({ task: taskOf(kind, mode), workspaceId: id, plan: () => plan, locale });
}

/** Reviews cost as many times that as they take calls to be read; to put them together is part of it. */
export const timesOf = (reviews: readonly StoredReview[]) => batchesOf(reviews).length;

interface Order {
  workspace: Pick<WorkspaceAccess, "id">;
  actor: Actor;
  kind: AnalysisKind;
  input: AnalysisInput;
  productId?: Id<"product"> | undefined;
  points: number;
  /** Pieces of work, for its progress. */
  total: number;
}

/** Sets the points of an attempt aside. @returns the hold; null where it takes none */
export async function holdFor(
  tx: WorkspaceTx,
  {
    id,
    kind,
    points,
    attempt,
    actor,
  }: { id: Id<"analysis">; kind: AnalysisKind; points: number; attempt: number; actor: Actor },
): Promise<Id<"hold"> | null> {
  if (points === 0) return null;
  const { holdId } = await holdPoints(tx, {
    amount: points,
    key: callKey(id, attempt),
    cause: causes[kind],
    reference: id,
    actor: actorId(actor),
    expiresAt: new Date(Date.now() + holdMs),
  });
  return holdId;
}

/** Writes an analysis down, sets its points aside and has it begun. @throws AppError INSUFFICIENT_POINTS */
export async function orderAnalysis(tx: WorkspaceTx, order: Order): Promise<Id<"analysis">> {
  const { actor, kind, input, productId = null, points, total } = order;
  const workspaceId = order.workspace.id;
  const id = newId("analysis");
  const holdId = await holdFor(tx, { id, kind, points, attempt: 1, actor });
  const taskId = await createTask(tx, {
    workspaceId,
    kind: "analysis",
    params: { what: kind },
    total,
    userId: actor.userId,
    link: `/studio/analyses/${id}`,
  });
  await tx.insert(analyses).values({
    id,
    workspaceId,
    kind,
    input,
    productId,
    status: "running",
    points,
    taskId,
    holdId,
    callKey: callKey(id, 1),
    createdBy: actor.userId,
  });
  await emit(tx, analysisRequested.create({ workspaceId, analysisId: id }));
  return id;
}
