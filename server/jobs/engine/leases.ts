import { hostname } from "node:os";
import { newUuid } from "@/server/platform/ids";
import type { Sql } from "./database";
import type { Functions } from "./functions";

/** Engines that live in this process. */
const living = new Set<string>();

/** A name for an engine, by which others can tell whether it still lives. */
export function register(): string {
  const owner = `${hostname()}/${process.pid}/${newUuid()}`;
  living.add(owner);
  return owner;
}

export function unregister(owner: string): void {
  living.delete(owner);
}

/** Whether an engine is known to be dead: it ran on this machine, and its process is no more. */
function isDead(owner: string): boolean {
  if (living.has(owner)) return false;
  const [host, pid = ""] = owner.split("/");
  if (host !== hostname()) return false;
  // Our own process id with another engine's name: the one who had it before us.
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === "ESRCH";
  }
}

/** Takes back what engines held that died on this machine, without waiting for their leases to end. */
export async function releaseDead(sql: Sql): Promise<void> {
  const owners = await sql<{ owner: string }[]>`select distinct owner from job_queue where state = 1`;
  const dead = owners.map((row) => row.owner).filter(isDead);
  if (dead.length === 0) return;
  await sql`update job_queue set state = 0, lost = lost + 1 where state = 1 and owner = any(${dead}::text[])`;
}

/** Makes ready what has become due: waits that are over, and what its worker has lost. @returns how many */
export async function promote(sql: Sql): Promise<number> {
  const rows = await sql`
    update job_queue q set state = 0, lost = q.lost + case when q.state = 1 then 1 else 0 end
    from (select run_id, step_id from job_queue where state in (1, 2) and due_at <= now()
      order by run_id, step_id for update skip locked) p
    where q.run_id = p.run_id and q.step_id = p.step_id returning 1`;
  return rows.length;
}

interface Held {
  runId: string;
  stepId: string;
  epoch: number;
}

/** Prolongs leases. */
export async function heartbeat(sql: Sql, held: readonly Held[], leaseMs: number): Promise<void> {
  if (held.length === 0) return;
  await sql`
    update job_queue q set due_at = now() + ${leaseMs} * interval '1 millisecond'
    from (select q.run_id, q.step_id from job_queue q
      join unnest(${held.map((h) => h.runId)}::uuid[], ${held.map((h) => h.stepId)}::text[], ${held.map((h) => h.epoch)}::int[]) h(run_id, step_id, epoch)
        on q.run_id = h.run_id and q.step_id = h.step_id and q.epoch = h.epoch
      where q.state = 1 order by q.run_id, q.step_id for update of q skip locked) p
    where q.run_id = p.run_id and q.step_id = p.step_id`;
}

/** Gives leases back, for a shutdown that does not wait for them. */
export async function release(sql: Sql, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return;
  await sql`
    update job_queue q set state = 0, epoch = q.epoch + 1
    from unnest(${held.map((h) => h.runId)}::uuid[], ${held.map((h) => h.stepId)}::text[], ${held.map((h) => h.epoch)}::int[]) h(run_id, step_id, epoch)
    where q.run_id = h.run_id and q.step_id = h.step_id and q.epoch = h.epoch and q.state = 1`;
}

/** Milliseconds until something becomes due by itself: a wait, a lease, a tick, an event put off. Null for never. */
export async function nextDue(sql: Sql, { schedules }: Functions): Promise<number | null> {
  const ids = schedules.map((schedule) => schedule.functionId);
  const [row] = await sql<{ ms: number | null }[]>`
    select extract(epoch from least(
      (select min(due_at) from job_queue where state = 1),
      (select min(due_at) from job_queue where state = 2 and due_at < 'infinity'),
      (select min(next_at) from job_crons where function_id = any(${ids}::text[])),
      (select min(retry_at) from job_outbox)) - clock_timestamp())::float8 * 1000 as ms`;
  return row?.ms ?? null;
}
