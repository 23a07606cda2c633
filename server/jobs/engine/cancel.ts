import { queueState } from "../schema";
import { unparkWithin } from "./claim";
import type { TransactionSql } from "./database";

/** Ends a run that has not ended, wherever it is. Who works on it finds its lease gone. @returns whether it ran */
export async function cancelRun(tx: TransactionSql, runId: string): Promise<boolean> {
  const [run] = await tx<{ parent_run_id: string | null; parent_step_id: string | null }[]>`
    update job_runs set status = 'cancelled', finished_at = now() where id = ${runId} and finished_at is null
    returning parent_run_id, parent_step_id`;
  if (!run) return false;
  const items = await tx<{ gates: string[] | null; state: number }[]>`
    delete from job_queue where run_id = ${runId} returning gates, state`;
  for (const { gates, state } of items)
    if (gates && state === queueState.leased) await unparkWithin(tx, gates);
  if (run.parent_run_id) {
    await tx`update job_queue set state = 0
      where run_id = ${run.parent_run_id} and step_id = ${run.parent_step_id} and state = 2`;
  }
  return true;
}
