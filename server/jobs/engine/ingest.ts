import { newUuid } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import type { RunEvent } from "./call";
import { cancelRun } from "./cancel";
import { type Sql, type TransactionSql, transact } from "./database";
import { holds, keyOf, numberOf } from "./expressions";
import type { Target } from "./flush";
import { type FunctionSpec, type Functions, names } from "./functions";
import { admit, joinDebounced, rememberDebounced, type Wanted } from "./limits";
import { durationMs } from "./time";

/** One lock for all who take events in: they are taken in one after the other, in the order of their numbers. */
const ingestLock = 7_269_403;
const batchSize = 500;

interface OutboxRow {
  event_id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
  owner_workspace_id: string | null;
  target: Target | null;
}

interface NewRun {
  id: string;
  spec: FunctionSpec;
  event: RunEvent;
  workspaceId: string | null;
  dedupeKey: string | null;
  debounceKey: string | undefined;
  parent: { runId: string; stepId: string } | undefined;
  delayMs: number;
}

/**
 * Takes in events of the outbox: starts runs, resumes and cancels those that wait for them, all in one
 * transaction with their removal from the outbox.
 * @returns how many; 0 when there were none, or when another process is at it.
 */
export function ingest(sql: Sql, functions: Functions): Promise<number> {
  return transact(sql, async (tx) => {
    const [lock] = await tx<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${ingestLock}) as free`;
    if (!lock?.free) return 0;
    const rows = await tx<OutboxRow[]>`
      with taken as (
        delete from job_outbox where seq in (select seq from job_outbox order by seq limit ${batchSize})
        returning seq, event_id, name, data, ts::float8 as ts, owner_workspace_id, target
      ) select * from taken order by seq`;
    if (rows.length === 0) return 0;
    const known = await tx<{ event_id: string }[]>`
      insert into job_inbox (event_id) select unnest(${rows.map((row) => row.event_id)}::text[])
      on conflict do nothing returning event_id`;
    const fresh = new Set(known.map((row) => row.event_id));
    const batch: Batch = { tx, functions, waiting: await waitingFor(tx, rows), met: [], runs: [] };
    for (const row of rows.filter((r) => fresh.has(r.event_id))) await take(batch, row);
    await resume(tx, batch.met);
    await start(tx, batch.runs);
    return rows.length;
  });
}

interface Batch {
  tx: TransactionSql;
  functions: Functions;
  /** Steps that wait for one of the events. */
  waiting: Waiting[];
  /** Those that have met their event. */
  met: { step: Waiting; event: RunEvent }[];
  /** Runs to be started. */
  runs: NewRun[];
}

/** Acts on one event. */
async function take(batch: Batch, row: OutboxRow): Promise<void> {
  const { tx, functions } = batch;
  const { name, data, ts, target } = row;
  const event: RunEvent = target?.event ?? { id: row.event_id, name, data, ts };
  if (target) {
    const spec = functions.byId.get(target.functionId);
    if (spec) return want(batch, { spec, event }, row, target);
    logger("jobs").error({ functionId: target.functionId, event: name }, "no such job");
    return refuse(tx, target);
  }
  for (const spec of functions.cancelledBy(name)) await cancelBy(tx, spec, event);
  meet(batch, event);
  for (const spec of functions.triggeredBy(name)) {
    const wanted = spec.triggers.some(
      (t) => "event" in t && names(t.event, name) && holds(t.expression, { event }),
    );
    // The inbox lets each event in once, so its runs need no key of their own.
    if (wanted) await want(batch, { spec, event }, row, { functionId: spec.id, dedupeKey: null });
  }
}

async function want({ tx, runs }: Batch, wanted: Wanted, row: OutboxRow, target: Target): Promise<void> {
  const { spec, event } = wanted;
  // Who invokes a job waits for its result, who runs it again means it: it is not left out for a limit.
  const meant = target.parentRunId !== undefined || target.event !== undefined;
  const unlimited = { ...spec, rateLimit: undefined, idempotency: undefined, debounce: undefined };
  const admission = await admit(tx, meant ? { spec: unlimited, event } : wanted);
  if (!admission) return;
  const { debounceKey, delayMs } = admission;
  // A run of this very batch is not in the queue yet; it gets the newer event here.
  const waiting = debounceKey && runs.find((run) => run.debounceKey === debounceKey);
  if (waiting) {
    waiting.event = event;
    return;
  }
  if (debounceKey && (await joinDebounced(tx, wanted, debounceKey))) return;
  const id = newUuid();
  if (debounceKey) await rememberDebounced(tx, debounceKey, id, spec.debounce?.period ?? 0);
  runs.push({
    id,
    spec,
    event,
    workspaceId: row.owner_workspace_id,
    dedupeKey: target.dedupeKey,
    debounceKey,
    parent:
      target.parentRunId && target.parentStepId
        ? { runId: target.parentRunId, stepId: target.parentStepId }
        : undefined,
    delayMs,
  });
}

/** Tells a step that has invoked what there is not. It finds no run, and fails. */
async function refuse(tx: TransactionSql, { parentRunId, parentStepId }: Target): Promise<void> {
  if (!parentRunId || !parentStepId) return;
  await tx`update job_queue set state = 0 where run_id = ${parentRunId} and step_id = ${parentStepId} and state = 2`;
}

/** Concurrency limits of a run: their keys and how many may run at once. */
function gatesOf({ id, concurrency }: FunctionSpec, event: RunEvent) {
  const gates = concurrency.map(({ key, scope }, i) => {
    const value = keyOf(key, event);
    return scope === "fn" ? `${id}:${i}:${value}` : `all:${key ?? ""}:${value}`;
  });
  return gates.length === 0 ? null : { keys: gates, limits: concurrency.map((c) => c.limit) };
}

async function start(tx: TransactionSql, runs: readonly NewRun[]): Promise<void> {
  if (runs.length === 0) return;
  const rows = runs.map(({ id, spec, event, workspaceId, dedupeKey, parent, delayMs }) => {
    const gates = gatesOf(spec, event);
    const priority = Math.round(Math.max(-600, Math.min(600, numberOf(spec.priority?.run, event))));
    return {
      id,
      function_id: spec.id,
      event: JSON.stringify(event),
      dedupe_key: dedupeKey,
      workspace_id: workspaceId,
      parent_run_id: parent?.runId,
      parent_step_id: parent?.stepId,
      gates: gates?.keys,
      gate_limits: gates?.limits,
      priority,
      delay_ms: delayMs,
    };
  });
  await tx`
    with input as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, function_id text, event text,
        dedupe_key text, workspace_id uuid, parent_run_id uuid, parent_step_id text, gates text[], gate_limits int[],
        priority int, delay_ms float8)
    ), started as (
      insert into job_runs (id, function_id, event, dedupe_key, owner_workspace_id, parent_run_id, parent_step_id, gates, gate_limits, priority)
      select id, function_id, event::json, dedupe_key, workspace_id, parent_run_id, parent_step_id, gates, gate_limits, priority from input
      on conflict do nothing returning id, created_at
    )
    insert into job_queue (run_id, step_id, state, due_at, rank_at, gates, gate_limits)
    select i.id, 'step', case when i.delay_ms > 0 then 2 else 0 end, now() + i.delay_ms * interval '1 millisecond',
      s.created_at - i.priority * interval '1 second', i.gates, i.gate_limits
    from input i join started s on s.id = i.id`;
}

interface Waiting {
  run_id: string;
  step_id: string;
  topic: string;
  condition: string | null;
  event: RunEvent;
}

/** The steps that wait for an event of one of these names. */
async function waitingFor(tx: TransactionSql, rows: readonly OutboxRow[]): Promise<Waiting[]> {
  const topics = [...new Set(rows.map((row) => row.name))];
  return [
    ...(await tx<Waiting[]>`
      select q.run_id, q.step_id, q.topic, q.condition, r.event from job_queue q join job_runs r on r.id = q.run_id
      where q.topic = any(${topics}::text[]) and q.kind = 'event' and q.state = 2`),
  ];
}

/** Gives an event to the steps that wait for it. */
function meet(batch: Batch, event: RunEvent): void {
  batch.waiting = batch.waiting.filter((step) => {
    const meets = step.topic === event.name && holds(step.condition, { event: step.event, async: event });
    if (meets) batch.met.push({ step, event });
    return !meets;
  });
}

/** Makes the steps ready that have met their event. */
async function resume(tx: TransactionSql, met: Batch["met"]): Promise<void> {
  if (met.length === 0) return;
  const rows = met.map(({ step, event }) => ({
    run_id: step.run_id,
    step_id: step.step_id,
    payload: JSON.stringify(event),
  }));
  await tx`
    with met as materialized (
      select q.run_id, q.step_id, m.payload from job_queue q
      join json_to_recordset(${JSON.stringify(rows)}::text::json) as m(run_id uuid, step_id text, payload text)
        on q.run_id = m.run_id and q.step_id = m.step_id
      where q.state = 2 order by q.run_id, q.step_id for update of q
    )
    update job_queue q set state = 0, payload = m.payload::json from met m
    where q.run_id = m.run_id and q.step_id = m.step_id`;
}

/** Cancels the runs of a function that this event is to cancel. */
async function cancelBy(tx: TransactionSql, spec: FunctionSpec, event: RunEvent): Promise<void> {
  const rows = await tx<{ id: string; event: RunEvent; age: number }[]>`
    select id, event, extract(epoch from now() - created_at)::float8 * 1000 as age from job_runs
    where id in (select run_id from job_queue) and function_id = ${spec.id} and finished_at is null order by id`;
  for (const run of rows) {
    const matches = spec.cancel.some(
      (c) =>
        names(c.event, event.name) &&
        (!c.timeout || run.age <= durationMs(c.timeout)) &&
        holds(c.if, { event: run.event, async: event }),
    );
    if (matches) await cancelRun(tx, run.id);
  }
}
