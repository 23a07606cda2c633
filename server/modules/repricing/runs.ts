import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { effectOnce, emit, type JobStep, stepKey } from "@/server/jobs";
import { type Id, newId } from "@/server/platform/ids";
import { type BatchResult, runBatch } from "./cycle";
import { runRequested } from "./events";
import { type RunCounts, repricingRuns } from "./schema";
import type { runCauses } from "./states";
import type { PricedStore } from "./store";
import { tellOfRun } from "./tell";

/** Runs that came to nothing are kept for so long. */
const emptyRunDays = 7;

/** What was changed by a transaction that began before a run and ended after its look is seen by the next one, in milliseconds. */
const overlapMs = 5 * 60_000;

/**
 * Since when a run is to look at what has changed: since the last one began. What changes with time alone (offers that
 * grow old, seasons, rates, caps of a day) is left to those by schedule, which look at all.
 */
async function lastLook(tx: WorkspaceTx): Promise<Date | null> {
  const [last] = await tx
    .select({ at: repricingRuns.createdAt })
    .from(repricingRuns)
    .where(isNotNull(repricingRuns.finishedAt))
    .orderBy(desc(repricingRuns.id))
    .limit(1);
  return last ? new Date(last.at.getTime() - overlapMs) : null;
}

/**
 * Has prices looked at, in the transaction of what asks for it: all of them, or after a look at competitors those of
 * which something has changed.
 */
export async function requestRun(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  cause: (typeof runCauses)[number],
  createdBy: Id<"user"> | null = null,
): Promise<Id<"repricingRun">> {
  const id = newId("repricingRun");
  const changedSince = cause === "check" ? await lastLook(tx) : null;
  await tx.insert(repricingRuns).values({ id, workspaceId, cause, changedSince, createdBy });
  await emit(tx, runRequested.create({ workspaceId, runId: id }));
  return id;
}

async function storeOf(tx: WorkspaceTx, id: Id<"workspace">): Promise<PricedStore> {
  const [store] = await tx
    .select({ id: workspaces.id, currency: workspaces.currency, timezone: workspaces.timezone })
    .from(workspaces)
    .where(eq(workspaces.id, id));
  if (!store) throw new Error("the store is gone");
  return store;
}

const none: RunCounts = {
  looked: 0,
  applied: 0,
  proposed: 0,
  unchanged: 0,
  held: 0,
  capped: 0,
  undecided: 0,
};

function sum(a: RunCounts, b: RunCounts): RunCounts {
  const entries = Object.entries(a).map(([name, count]) => [name, count + b[name as keyof RunCounts]]);
  return Object.fromEntries(entries) as unknown as RunCounts;
}

/** Ends a run: what it came to, and a word to those whom its proposals wait for. */
async function finishRun(
  tx: WorkspaceTx,
  store: PricedStore,
  id: Id<"repricingRun">,
  result: { counts: RunCounts; newlyHeld: number },
  now: Date,
): Promise<void> {
  await tx
    .update(repricingRuns)
    .set({ counts: result.counts, finishedAt: now })
    .where(eq(repricingRuns.id, id));
  await tellOfRun(tx, store.id, { proposed: result.counts.proposed, held: result.newlyHeld });
  const old = new Date(now.getTime() - emptyRunDays * 86_400_000);
  await tx
    .delete(repricingRuns)
    .where(
      and(
        lt(repricingRuns.createdAt, old),
        isNull(repricingRuns.undoneAt),
        sql`not exists (select 1 from repricing_changes c where c.workspace_id = ${repricingRuns.workspaceId} and c.run_id = ${repricingRuns.id})`,
      ),
    );
}

/** Carries a run out, a batch of products in each step: each happens once, whoever dies. */
export async function carryOutRun(
  step: Pick<JobStep, "run">,
  workspaceId: Id<"workspace">,
  runId: Id<"repricingRun">,
): Promise<void> {
  let after: Id<"product"> | null = null;
  let counts = none;
  let newlyHeld = 0;
  for (let n = 0; ; n++) {
    const from: Id<"product"> | null = after;
    const result: BatchResult = await step.run(`products ${n}`, () =>
      withWorkspace(workspaceId, async (tx) => {
        const store = await storeOf(tx, workspaceId);
        return effectOnce(tx, stepKey(), () => runBatch(tx, store, runId, from));
      }),
    );
    counts = sum(counts, result.counts);
    newlyHeld += result.newlyHeld;
    after = result.next;
    if (!after) break;
  }
  await step.run("finish", () =>
    withWorkspace(workspaceId, async (tx) => {
      const store = await storeOf(tx, workspaceId);
      await effectOnce(tx, stepKey(), () => finishRun(tx, store, runId, { counts, newlyHeld }, new Date()));
    }),
  );
}
