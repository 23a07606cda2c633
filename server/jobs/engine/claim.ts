import type { JobError, RunEvent, StepState } from "./call";
import { type Sql, type TransactionSql, transact } from "./database";

/** A queue item that this process works on, with what is needed for it. */
export interface Lease {
  runId: string;
  stepId: string;
  epoch: number;
  generation: number;
  kind: "call" | "sleep" | "event" | "invoke";
  name: string;
  attempt: number;
  /** How often in a row a worker died of it. */
  lost: number;
  /** Concurrency limits that it takes part in. */
  gates: string[] | null;
  /** Of a step that waited: what came. */
  payload: unknown;
  functionId: string;
  event: RunEvent;
  /** Other steps of the run are under way. */
  parallel: boolean;
  /** Nobody has worked on the run before, so that no step of it can be done. */
  fresh: boolean;
  /** When this process took it, in ms since 1970. */
  takenAt: number;
}

/** One lock for all who look at concurrency limits: who counts must not be overtaken. */
const gateLock = 7_269_402;

const leased = `
  returning q.run_id, q.step_id, q.epoch, q.generation, q.kind, q.name, q.attempt, q.lost, q.gates, q.payload`;

const details = `
  select l.run_id as "runId", l.step_id as "stepId", l.epoch, l.generation, l.kind, l.name, l.attempt, l.lost, l.gates,
    l.payload, r.function_id as "functionId", r.event, r.started_at is null and l.epoch = 1 as fresh, r.finished_at is not null as over,
    exists (select 1 from job_queue o where o.run_id = l.run_id and o.step_id <> l.step_id) as parallel
  from leased l join job_runs r on r.id = l.run_id`;

type Row = Omit<Lease, "takenAt"> & { over: boolean };

const claimFree = `
with picked as (
  select run_id, step_id from job_queue where state = 0 and gates is null order by rank_at limit $1 for update skip locked
), leased as (
  update job_queue q set state = 1, owner = $2, epoch = q.epoch + 1, due_at = now() + $3 * interval '1 millisecond'
  from picked p where q.run_id = p.run_id and q.step_id = p.step_id ${leased}
) ${details}`;

interface Claimer {
  owner: string;
  leaseMs: number;
  /** Some functions have concurrency limits. */
  gated: boolean;
}

/** Whether items under limits are asked first: every other time, so that neither kind starves the other. */
let gatedFirst = false;

/**
 * Takes up to `limit` ready items, the ones that have waited longest (after priority) first. Those under a
 * concurrency limit are counted under a lock; the ones whose limit is reached are parked until a place is free.
 */
export async function claim(sql: Sql, claimer: Claimer, limit: number): Promise<Lease[]> {
  const { owner, leaseMs } = claimer;
  const free = async (places: number): Promise<Row[]> =>
    places > 0 ? sql.unsafe<Row[]>(claimFree, [places, owner, leaseMs], { prepare: true }) : [];
  const gated = async (places: number): Promise<Row[]> =>
    places > 0 && claimer.gated && (await someGated(sql))
      ? transact(sql, (tx) => claimGated(tx, owner, leaseMs, places))
      : [];
  gatedFirst = !gatedFirst;
  const [first, second] = gatedFirst ? [gated, free] : [free, gated];
  const rows = await first(limit);
  rows.push(...(await second(limit - rows.length)));
  const over = rows.filter((row) => row.over);
  if (over.length > 0) await discard(sql, over);
  const takenAt = Date.now();
  return rows.filter((row) => !row.over).map((row) => ({ ...row, takenAt }));
}

async function someGated(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ some: boolean }[]>`
    select exists (select 1 from job_queue where state = 0 and gates is not null) as some`;
  return row?.some ?? false;
}

interface Candidate {
  run_id: string;
  step_id: string;
  gates: string[];
  gate_limits: number[];
}

/** How many candidates are looked at for one place. */
const lookAhead = 4;

const keys = (items: readonly { run_id: string; step_id: string }[]): [string[], string[]] => [
  items.map((item) => item.run_id),
  items.map((item) => item.step_id),
];

async function claimGated(tx: TransactionSql, owner: string, leaseMs: number, limit: number): Promise<Row[]> {
  await tx`select pg_advisory_xact_lock(${gateLock})`;
  const candidates = await tx<Candidate[]>`
    select run_id, step_id, gates, gate_limits from job_queue where state = 0 and gates is not null
    order by rank_at limit ${Math.max(20, limit * lookAhead)} for update skip locked`;
  if (candidates.length === 0) return [];
  const gates = [...new Set(candidates.flatMap((c) => c.gates))];
  const counts = await tx<{ gate: string; taken: number }[]>`
    select gate, count(*)::int as taken from job_queue, unnest(gates) as gate
    where state = 1 and gates && ${gates}::text[] group by gate`;
  const taken = new Map(counts.map((row) => [row.gate, row.taken]));

  const admitted: Candidate[] = [];
  const parked: Candidate[] = [];
  for (const candidate of candidates) {
    const { gates, gate_limits } = candidate;
    const full = gates.some((gate, i) => (taken.get(gate) ?? 0) >= (gate_limits[i] ?? 0));
    if (full) parked.push(candidate);
    else if (admitted.length < limit) {
      admitted.push(candidate);
      for (const gate of gates) taken.set(gate, (taken.get(gate) ?? 0) + 1);
    }
  }
  if (parked.length > 0) {
    const [runs, steps] = keys(parked);
    await tx`update job_queue q set state = 3 from unnest(${runs}::uuid[], ${steps}::text[]) p(run_id, step_id)
      where q.run_id = p.run_id and q.step_id = p.step_id`;
  }
  if (admitted.length === 0) return [];
  const [runs, steps] = keys(admitted);
  return tx.unsafe<Row[]>(
    `with leased as (
      update job_queue q set state = 1, owner = $3, epoch = q.epoch + 1, due_at = now() + $4 * interval '1 millisecond'
      from unnest($1::uuid[], $2::text[]) p(run_id, step_id) where q.run_id = p.run_id and q.step_id = p.step_id ${leased}
    ) ${details}`,
    [runs, steps, owner, leaseMs],
    { prepare: true },
  );
}

/** Lets parked items be looked at again after places under their limits have become free. */
export async function unpark(sql: Sql, gates: readonly string[]): Promise<void> {
  if (gates.length === 0) return;
  await transact(sql, async (tx) => {
    // Whoever has just counted the place as taken parks before this, or counts again after.
    await tx`select pg_advisory_xact_lock(${gateLock})`;
    await unparkWithin(tx, gates);
  });
}

/** The same within a transaction. What it misses, an engine's next sweep finds. */
export async function unparkWithin(tx: TransactionSql, gates: readonly string[]): Promise<void> {
  // An item under two limits may find the other one full, so that more than one is asked for a place.
  await tx`
    update job_queue q set state = 0 from (
      select c.run_id, c.step_id from unnest(${[...gates]}::text[]) g(gate),
      lateral (select run_id, step_id from job_queue where state = 3 and gates @> array[g.gate] order by rank_at limit 5) c
    ) p where q.run_id = p.run_id and q.step_id = p.step_id and q.state = 3`;
}

/** The limits that have a free place while somebody is parked for one: their worker died before it could say so. */
export async function freeGates(sql: Sql): Promise<string[]> {
  const rows = await sql<{ gate: string }[]>`
    select gate from (
      select distinct g.gate, g.places from job_queue q, unnest(q.gates, q.gate_limits) g(gate, places) where q.state = 3
    ) parked where places > (select count(*) from job_queue r where r.state = 1 and r.gates @> array[gate])`;
  return rows.map((row) => row.gate);
}

/** What was still in the queue for runs that are over. */
async function discard(sql: Sql, items: readonly Row[]): Promise<void> {
  await sql`delete from job_queue q using unnest(${items.map((i) => i.runId)}::uuid[], ${items.map((i) => i.stepId)}::text[]) p(run_id, step_id)
    where q.run_id = p.run_id and q.step_id = p.step_id`;
}

export interface RunState {
  steps: Record<string, StepState>;
  order: string[];
}

/** The finished steps of runs. */
export async function loadSteps(sql: Sql, runIds: readonly string[]): Promise<Map<string, RunState>> {
  const states = new Map<string, RunState>(runIds.map((id) => [id, { steps: {}, order: [] }]));
  if (runIds.length === 0) return states;
  const rows = await sql<{ run_id: string; step_id: string; failed: number; data: unknown }[]>`
    select run_id, step_id, failed, data from job_steps where run_id = any(${[...runIds]}::uuid[]) order by seq`;
  for (const row of rows) {
    const state = states.get(row.run_id);
    if (!state) continue;
    state.steps[row.step_id] = {
      id: row.step_id,
      ...(row.failed ? { error: row.data } : { data: row.data }),
    };
    state.order.push(row.step_id);
  }
  return states;
}

/** What became of a run that a step has invoked; undefined while it goes on or has not begun. */
export async function invokedResult(
  sql: Sql,
  dedupeKey: string,
): Promise<{ failed: boolean; data: unknown } | undefined> {
  const [run] = await sql<{ status: string; output: unknown; error: JobError | null }[]>`
    select status, output, error from job_runs where dedupe_key = ${dedupeKey}`;
  if (!run || run.status === "active") return undefined;
  if (run.status === "completed") return { failed: false, data: run.output };
  const error = run.error ?? { name: "Error", message: "The invoked job was cancelled" };
  return { failed: true, data: error };
}
