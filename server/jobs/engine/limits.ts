import type { RunEvent } from "./call";
import type { TransactionSql } from "./database";
import { keyOf } from "./expressions";
import type { FunctionSpec } from "./functions";

/** A run that an event asks for, before the function's limits have been asked. */
export interface Wanted {
  spec: FunctionSpec;
  event: RunEvent;
}

/** What the limits say: start after so many milliseconds, or not at all. */
export interface Admission {
  delayMs: number;
  /** Key of the debounce that the run waits under. */
  debounceKey?: string;
}

const dayMs = 86_400_000;

/** Idempotency is a rate limit of one in a day; it takes the place of the function's own (as Inngest has it). */
function rateLimitOf({ idempotency, rateLimit }: FunctionSpec) {
  return idempotency ? { key: idempotency, limit: 1, period: dayMs } : rateLimit;
}

/**
 * Asks the limits of a function for a run. Events are taken in by one transaction at a time, so the counters need
 * no further care.
 */
export async function admit(tx: TransactionSql, { spec, event }: Wanted): Promise<Admission | undefined> {
  const rate = rateLimitOf(spec);
  if (rate && !(await withinRate(tx, `rate:${spec.id}:${keyOf(rate.key, event)}`, rate))) return undefined;
  if (spec.debounce) {
    const { key, period } = spec.debounce;
    return { delayMs: period, debounceKey: `debounce:${spec.id}:${keyOf(key, event)}` };
  }
  if (!spec.throttle) return { delayMs: 0 };
  return {
    delayMs: await throttleDelay(tx, `throttle:${spec.id}:${keyOf(spec.throttle.key, event)}`, spec.throttle),
  };
}

/** Counts one in the period that began with the first; whether it is within the limit. */
async function withinRate(
  tx: TransactionSql,
  key: string,
  { limit, period }: { limit: number; period: number },
): Promise<boolean> {
  const rows = await tx`
    insert into job_limits as l (key, at, count, expires_at)
    values (${key}, extract(epoch from now()) * 1000, 1, now() + ${period} * interval '1 millisecond')
    on conflict (key) do update set
      at = case when l.expires_at <= now() then excluded.at else l.at end,
      count = case when l.expires_at <= now() then 1 else l.count + 1 end,
      expires_at = case when l.expires_at <= now() then excluded.expires_at else l.expires_at end
    where l.expires_at <= now() or l.count < ${limit}
    returning 1`;
  return rows.length > 0;
}

/**
 * Books the next free start under a throttle, by the generic cell rate algorithm: starts are evenly spaced over
 * the period, `burst` of them may come at once.
 * @returns milliseconds until the start.
 */
async function throttleDelay(
  tx: TransactionSql,
  key: string,
  { limit, period, burst }: { limit: number; period: number; burst: number },
): Promise<number> {
  const spacing = period / limit;
  const tolerance = spacing * (Math.max(1, burst) - 1);
  const [row] = await tx<{ delay: number }[]>`
    insert into job_limits as l (key, at, expires_at)
    values (${key}, extract(epoch from now()) * 1000 + ${spacing}, now() + ${spacing + period} * interval '1 millisecond')
    on conflict (key) do update set
      at = greatest(l.at, extract(epoch from now()) * 1000) + ${spacing},
      expires_at = to_timestamp((greatest(l.at, extract(epoch from now()) * 1000) + ${spacing + period}) / 1000)
    returning (at - ${spacing} - ${tolerance} - extract(epoch from now()) * 1000)::float8 as delay`;
  return Math.max(0, row?.delay ?? 0);
}

/**
 * Puts an event to the run that waits under its debounce, if there is one: the run gets the newer event and waits
 * anew, up to the debounce's timeout from the first event.
 * @returns whether there was one.
 */
export async function joinDebounced(
  tx: TransactionSql,
  { spec, event }: Wanted,
  key: string,
): Promise<boolean> {
  const { period = 0, timeout } = spec.debounce ?? {};
  const [waiting] = await tx<{ run_id: string; at: number }[]>`
    select l.run_id, l.at from job_limits l join job_runs r on r.id = l.run_id
    join job_queue q on q.run_id = l.run_id and q.step_id = 'step'
    where l.key = ${key} and q.state = 2 and r.started_at is null for update of q`;
  if (!waiting) return false;
  const longest = timeout === undefined ? null : waiting.at + timeout;
  await tx`update job_queue set due_at = least(now() + ${period} * interval '1 millisecond',
    to_timestamp(${longest}::float8 / 1000)) where run_id = ${waiting.run_id} and step_id = 'step'`;
  await tx`update job_runs set event = ${JSON.stringify(event)}::text::json where id = ${waiting.run_id}`;
  await tx`update job_limits set expires_at = now() + ${period * 2} * interval '1 millisecond' where key = ${key}`;
  return true;
}

/** Remembers the run that waits under a debounce. */
export async function rememberDebounced(tx: TransactionSql, key: string, runId: string, period: number) {
  await tx`
    insert into job_limits (key, at, run_id, expires_at)
    values (${key}, extract(epoch from now()) * 1000, ${runId}, now() + ${period * 2} * interval '1 millisecond')
    on conflict (key) do update set at = excluded.at, run_id = excluded.run_id, expires_at = excluded.expires_at`;
}
