import { and, eq } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { finishTask, reportProgress, taskSignal } from "@/server/modules/tasks";
import { releaseHold } from "@/server/modules/wallet";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { SeoMode } from "./contract";
import { takeUp, tell } from "./end";
import { batchesOf } from "./reviews/batches";
import type { Part } from "./reviews/part";
import { type AnalysisRow, analysisRow } from "./rows";
import { analyses } from "./schema";
import { adviseStrategy, type Ending, finishReviews, proposeSeo, readBatch, reviewsOf } from "./work";

/** How many batches are read at once. */
export const atOnce = 3;
/** How often somebody's wish to stop is looked for while a model works, in milliseconds. */
const lookEveryMs = 1000;

/** A signal that fires when people want the task to stop. @returns it, and what ends the looking */
function stopSignal(workspaceId: Id<"workspace">, taskId: Id<"task">) {
  const stop = new AbortController();
  const timer = setInterval(async () => {
    const wanted = await taskSignal(workspaceId, taskId).catch(() => "run");
    if (wanted === "cancel") stop.abort();
  }, lookEveryMs);
  timer.unref();
  return { signal: stop.signal, [Symbol.dispose]: () => clearInterval(timer) };
}

/** What a step of the job gives: what it made, or why it could not. A refusal that stands is not tried again. */
type Outcome<T> = { ok: true; value: T } | { ok: false; code: string };

async function outcome<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    logger("analyses").warn({ err: error }, "an analysis has no result");
    return { ok: false, code: error.code };
  }
}

/** Reads the next batches of reviews from `first` on, some at once, and reports them. */
export function readRound(
  workspaceId: Id<"workspace">,
  id: Id<"analysis">,
  first: number,
): Promise<Outcome<(Part & { offline: boolean })[]>> {
  return outcome(async () => {
    const row = await withWorkspace(workspaceId, (tx) => analysisRow(tx, id), { readOnly: true });
    if (row.status !== "running") throw new AppError("CANCELLED");
    using stop = stopSignal(workspaceId, row.taskId);
    const batches = batchesOf(reviewsOf(row)).slice(first, first + atOnce);
    const others = new AbortController();
    const signal = AbortSignal.any([stop.signal, others.signal]);
    const read = await Promise.allSettled(
      batches.map(async (batch) => {
        try {
          return await readBatch(row, batch, signal);
        } catch (error) {
          // Without one of them there is no analysis: the others need not be read on.
          others.abort();
          throw error;
        }
      }),
    );
    const failed = read.find(
      (one): one is PromiseRejectedResult => one.status === "rejected" && !isCancelled(one.reason),
    );
    if (failed) throw failed.reason;
    const parts = read.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    if (parts.length < batches.length) throw new AppError("CANCELLED");
    await reportProgress(workspaceId, row.taskId, { done: first + parts.length });
    return parts;
  });
}

const isCancelled = (error: unknown) => error instanceof AppError && error.code === "CANCELLED";

/** Asks for what ends the analysis, and keeps its result. It is there exactly if it was paid. */
export function finish(
  workspaceId: Id<"workspace">,
  id: Id<"analysis">,
  parts: readonly (Part & { offline: boolean })[],
): Promise<Outcome<null>> {
  return outcome(async () => {
    const row = await takeUp(workspaceId, id);
    if (!row) return null;
    using stop = stopSignal(workspaceId, row.taskId);
    await end(row, parts, endingOf(row, parts, stop.signal));
    return null;
  });
}

function end(row: AnalysisRow, parts: readonly Part[], ending: Ending): Promise<void> {
  const { input } = row;
  if (row.kind === "reviews") return finishReviews(row, parts, ending);
  if ("mode" in input) return proposeSeo(row, { ...input, mode: SeoMode.parse(input.mode) }, ending);
  return adviseStrategy(
    row,
    { locale: input.locale, ...("question" in input && { question: input.question }) },
    ending,
  );
}

const stillMine = ({ id, callKey }: AnalysisRow) =>
  and(eq(analyses.id, id), eq(analyses.callKey, callKey), eq(analyses.status, "running"));

function endingOf(row: AnalysisRow, parts: readonly { offline: boolean }[], signal: AbortSignal): Ending {
  return {
    held: row.holdId ? { holdId: row.holdId, points: row.points } : undefined,
    signal,
    async onHeld(tx) {
      const mine = await tx
        .update(analyses)
        .set({ called: true })
        .where(stillMine(row))
        .returning({ id: analyses.id });
      if (mine.length === 0) throw new AppError("CANCELLED");
    },
    async onDone(tx, result, { provider, model, offline, paid }) {
      // The store's own key has answered, which was not known when the points were set aside.
      if (row.holdId && paid === 0) await releaseHold(tx, { holdId: row.holdId });
      const done = await tx
        .update(analyses)
        .set({
          status: "done",
          result,
          provider,
          model,
          offline: offline || parts.some((part) => part.offline),
          points: paid,
          holdId: null,
        })
        .where(stillMine(row))
        .returning({ id: analyses.id });
      if (done.length === 0) throw new AppError("CANCELLED");
      await finishTask(tx, row.taskId, { status: "done", done: parts.length + 1 });
      await tell(tx, row, "analysisDone");
    },
  };
}
