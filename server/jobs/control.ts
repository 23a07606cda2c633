import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/server/db/client";
import { decodeId, type Id, newUuid } from "@/server/platform/ids";
import type { RunEvent } from "./engine/call";
import { cancelRun } from "./engine/cancel";
import { engineSql, transact } from "./engine/database";
import { jobsChannel } from "./events";
import { jobOutbox, jobRuns } from "./schema";

/** Cancels a run of the embedded engine. @returns false when it had ended, or is not there */
export async function cancelJobRun(runId: Id<"run">): Promise<boolean> {
  const uuid = decodeId("run", runId);
  if (!uuid) return false;
  return transact(engineSql(), async (tx) => {
    const ran = await cancelRun(tx, uuid);
    // Who waited for it, or for its place, goes on.
    await tx`select pg_notify(${jobsChannel}, '')`;
    return ran;
  });
}

/**
 * Starts a job again with the event of an earlier run, as a run of its own: what the earlier one has done is
 * done again. Needs a transaction of the service.
 * @returns false when there is no such run.
 */
export async function repeatJobRun(tx: Tx, runId: Id<"run">): Promise<boolean> {
  const [run] = await tx.select().from(jobRuns).where(eq(jobRuns.id, runId));
  if (!run) return false;
  const event = run.event as RunEvent;
  await tx.insert(jobOutbox).values({
    eventId: `again:${newUuid()}`,
    name: event.name,
    data: event.data,
    ts: event.ts,
    workspaceId: run.workspaceId,
    target: { functionId: run.functionId, dedupeKey: null, event },
  });
  await tx.execute(sql`select pg_notify(${jobsChannel}, '')`);
  return true;
}
