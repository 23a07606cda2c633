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

/** So often may the worker of an item die in a row before the run counts as what kills it. */
export const maxLost = 20;
/** So many times it is taken up again at once: a deployment, or a process that was out of memory. */
const lostAtOnce = 3;

/**
 * Milliseconds until an item is taken up again, by how often its workers have died. Who dies takes along all that they
 * held, so that most items are innocent: were they taken up at once, a server that cannot stay up for some other reason
 * would have used up the lives of every run within a minute.
 */
export const lostPauses = (retryDelayMs: (attempt: number) => number): number[] =>
  Array.from({ length: maxLost }, (_, i) => (i < lostAtOnce ? 0 : retryDelayMs(i - lostAtOnce + 1)));

/** Takes back what engines held that died on this machine, without waiting for their leases to end. */
export async function releaseDead(sql: Sql, pauses: readonly number[]): Promise<void> {
  const owners = await sql<{ owner: string }[]>`select distinct owner from job_queue where state = 1`;
  const dead = owners.map((row) => row.owner).filter(isDead);
  if (dead.length === 0) return;
  await sql`
    update job_queue q set state = ${lostState(sql, pauses)}, due_at = ${lostDue(sql, pauses)}, lost = q.lost + 1
    where q.state = 1 and q.owner = any(${dead}::text[])`;
}

const pauseOf = (sql: Sql, pauses: readonly number[]) =>
  sql`coalesce((${[...pauses]}::float8[])[q.lost + 1], 0)`;
const lostState = (sql: Sql, pauses: readonly number[]) =>
  sql`case when ${pauseOf(sql, pauses)} > 0 then 2 else 0 end`;
const lostDue = (sql: Sql, pauses: readonly number[]) =>
  sql`now() + ${pauseOf(sql, pauses)} * interval '1 millisecond'`;

/** Makes ready what has become due: waits that are over, and what its worker has lost. @returns how many */
export async function promote(sql: Sql, pauses: readonly number[]): Promise<number> {
  // Apart from the update, and its runs named once more: else Postgres may look for them again for every row there is.
  const rows = await sql`
    with due as materialized (
      select run_id, step_id from job_queue where state in (1, 2) and due_at <= now()
      order by run_id, step_id for update skip locked
    )
    update job_queue q set state = case when q.state = 1 then ${lostState(sql, pauses)} else 0 end,
      due_at = case when q.state = 1 then ${lostDue(sql, pauses)} else q.due_at end,
      lost = q.lost + case when q.state = 1 then 1 else 0 end
    from due where q.run_id = any(array(select run_id from due)) and q.run_id = due.run_id and q.step_id = due.step_id
    returning 1`;
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
    with alive as materialized (
      select q.run_id, q.step_id from job_queue q
      join unnest(${held.map((h) => h.runId)}::uuid[], ${held.map((h) => h.stepId)}::text[], ${held.map((h) => h.epoch)}::int[]) h(run_id, step_id, epoch)
        on q.run_id = h.run_id and q.step_id = h.step_id and q.epoch = h.epoch
      where q.state = 1 order by q.run_id, q.step_id for update of q skip locked
    )
    update job_queue q set due_at = now() + ${leaseMs} * interval '1 millisecond' from alive
    where q.run_id = any(array(select run_id from alive)) and q.run_id = alive.run_id and q.step_id = alive.step_id`;
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
