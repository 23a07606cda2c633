import type { RunEvent } from "./call";
import type { Sql } from "./database";

/** A finished step. */
export interface StepRow {
  id: string;
  name: string;
  op: string;
  failed: boolean;
  /** The result, or the error, as JSON. */
  data: string;
  attempt: number;
}

/** A step that waits, or is to run beside others. */
export interface PlannedItem {
  id: string;
  kind: "call" | "sleep" | "event" | "invoke";
  name: string;
  /** Until it becomes ready by itself; null for never. */
  delayMs: number | null;
  topic?: string;
  condition?: string;
}

/** An event that the engine itself sends. */
export interface OutboxEvent {
  id: string;
  name: string;
  data: unknown;
  target?: Target;
}

/** Where an event of the engine's own goes: one function, perhaps for a step that waits for its result. */
export interface Target {
  functionId: string;
  dedupeKey: string | null;
  /** Of a re-run: the event of the earlier run. */
  event?: RunEvent;
  parentRunId?: string;
  parentStepId?: string;
}

type Next =
  /** Stays with its worker. */
  | { type: "keep"; reset: boolean }
  /** Is ready again at once. */
  | { type: "again" }
  | { type: "retry"; attempt: number; delayMs: number; error: unknown }
  /** Is done; what happened to it meanwhile makes it ready again. */
  | { type: "drop" }
  /** The run ends. */
  | { type: "finish"; status: "completed" | "failed"; output: string | null; error: unknown };

/** What came of working on a queue item. */
export interface Outcome {
  runId: string;
  stepId: string;
  epoch: number;
  generation: number;
  /** When the run began, in ms since 1970, if this is the first that is heard of it. */
  startedAt: number | null;
  /** Other steps of the run may be written at the same time, by other workers. */
  parallel: boolean;
  steps: StepRow[];
  planned: PlannedItem[];
  events: OutboxEvent[];
  /** Have the function called again, since a step of it is done. */
  wake: boolean;
  next: Next;
}

interface Parts {
  steps: boolean;
  planned: boolean;
  events: boolean;
  wake: boolean;
  requeued: boolean;
  finished: boolean;
}

/**
 * One statement writes any number of outcomes, each only if its worker still holds the lease (the epoch is the
 * fence), under the lock of its queue item. Where several steps of a run can end at once, the run's lock comes
 * first, so that their order (`seq`) is the order of commits. What was planned by a worker that did not know the
 * latest news (generation) is left out: the function will be asked again. Locks are taken in one order by all:
 * runs, then queue items, each by id. JSON within the parameters is text once more, since Postgres would read
 * its escapes and refuse a NUL. Parts that have nothing to do are left out.
 */
function statementOf(parts: Parts): string {
  const ctes = [
    `input as materialized (
      select * from json_to_recordset($1::text::json) as x(run_id uuid, step_id text, epoch int, generation int, started float8,
        what text, reset boolean, attempt int, delay_ms float8, error text, status text, output text, wake boolean, parallel boolean))`,
    `locked as materialized (
      select id from job_runs where id = any(array(select run_id from input where parallel or what = 'finish')) and finished_at is null
      order by id for update)`,
    `held as materialized (
      select q.run_id, q.step_id, q.generation from job_queue q join input i on i.run_id = q.run_id and i.step_id = q.step_id
      where q.run_id = any(array(select run_id from input)) and q.epoch = i.epoch and (not (i.parallel or i.what = 'finish') or i.run_id in (select id from locked))
      order by q.run_id, q.step_id for update of q)`,
  ];
  // Said besides each join: Postgres cannot know that there are few, and would read whole tables.
  const runs = "array(select run_id from input)";
  const item = "held h on h.run_id = i.run_id and h.step_id = i.step_id";
  if (parts.steps) {
    ctes.push(`steps as (
      insert into job_steps (run_id, step_id, name, op, failed, data, attempt)
      select s.run_id, s.id, s.name, s.op, s.failed, s.data::json, s.attempt
      from json_to_recordset($2::text::json) as s(n int, run_id uuid, step_id text, id text, name text, op text, failed smallint, data text, attempt int)
      join held h on h.run_id = s.run_id and h.step_id = s.step_id
      order by s.n on conflict do nothing)`);
  }
  if (parts.planned) {
    ctes.push(`planned as (
      insert into job_queue (run_id, step_id, kind, name, state, due_at, rank_at, gates, gate_limits, topic, condition)
      select p.run_id, p.id, p.kind, p.name, case when p.kind = 'call' then 0 else 2 end,
        case when p.delay_ms is null then 'infinity' else now() + p.delay_ms * interval '1 millisecond' end,
        r.created_at - r.priority * interval '1 second',
        case when p.kind = 'call' then r.gates end, case when p.kind = 'call' then r.gate_limits end, p.topic, p.condition
      from json_to_recordset($3::text::json) as p(run_id uuid, step_id text, id text, kind text, name text, delay_ms float8, topic text, condition text)
      join held h on h.run_id = p.run_id and h.step_id = p.step_id
      join input i on i.run_id = p.run_id and i.step_id = p.step_id and i.generation = h.generation
      join job_runs r on r.id = p.run_id and r.id = any(${runs})
      order by p.run_id, p.id on conflict do nothing)`);
  }
  if (parts.events) {
    ctes.push(`emitted as (
      insert into job_outbox (event_id, name, data, ts, owner_workspace_id, target)
      select e.id, e.name, e.data::json, extract(epoch from now()) * 1000, r.owner_workspace_id, e.target::json
      from json_to_recordset($4::text::json) as e(run_id uuid, step_id text, id text, name text, data text, target text)
      join held h on h.run_id = e.run_id and h.step_id = e.step_id
      join input i on i.run_id = e.run_id and i.step_id = e.step_id and (i.generation = h.generation or i.what = 'finish')
      join job_runs r on r.id = e.run_id and r.id = any(${runs})
      on conflict do nothing)`);
  }
  if (parts.requeued) {
    ctes.push(
      `kept as (
      update job_queue q set
        state = case when i.what = 'keep' then 1 when i.what = 'retry' and i.delay_ms > 0 then 2 else 0 end,
        due_at = case when i.what = 'keep' then q.due_at when i.what = 'retry' then now() + i.delay_ms * interval '1 millisecond' else now() end,
        attempt = case when i.what = 'retry' then i.attempt else 0 end,
        lost = 0, error = i.error::json, owner = case when i.what = 'keep' then q.owner end
      from input i join ${item}
      where q.run_id = any(${runs}) and q.run_id = i.run_id and q.step_id = i.step_id
        and (i.what in ('again', 'retry') or (i.what = 'keep' and i.reset) or (i.what = 'drop' and h.generation <> i.generation)))`,
      `dropped as (
      delete from job_queue q using input i join ${item}
      where q.run_id = any(${runs}) and q.run_id = i.run_id and q.step_id = i.step_id and i.what = 'drop' and h.generation = i.generation)`,
      `begun as (
      update job_runs r set started_at = to_timestamp(i.started / 1000) from input i join ${item}
      where r.id = any(${runs}) and r.id = i.run_id and i.started is not null and i.what in ('again', 'retry', 'drop'))`,
    );
  }
  if (parts.wake) {
    ctes.push(`woken as (
      insert into job_queue (run_id, step_id, state, due_at, rank_at, gates, gate_limits)
      select i.run_id, 'step', case when busy then 2 else 0 end, now() + interval '20 milliseconds',
        r.created_at - r.priority * interval '1 second', r.gates, r.gate_limits
      from input i join ${item} join job_runs r on r.id = i.run_id,
      lateral (select exists (select 1 from job_queue o where o.run_id = i.run_id and o.step_id <> i.step_id and o.kind = 'call' and o.state in (0, 1)) as busy)
      where r.id = any(${runs}) and i.wake
      on conflict (run_id, step_id) do update set generation = job_queue.generation + 1)`);
  }
  if (parts.finished) {
    ctes.push(
      `finished as (
      update job_runs r set status = i.status, output = i.output::json, error = i.error::json, finished_at = now(),
        started_at = coalesce(r.started_at, to_timestamp(i.started / 1000), now())
      from input i join ${item}
      where r.id = any(${runs}) and r.id = i.run_id and i.what = 'finish'
      returning r.id, r.parent_run_id, r.parent_step_id)`,
      "cleaned as (delete from job_queue where run_id = any(array(select id from finished)))",
      `resumed as (
      update job_queue q set state = 0 from finished f
      where q.run_id = any(array(select parent_run_id from finished)) and q.run_id = f.parent_run_id and q.step_id = f.parent_step_id and q.state = 2)`,
    );
  }
  // Every parameter stands in the statement, so that its number is the same in all of them.
  return `with ${ctes.join(",\n")}
    select run_id, step_id from held where $1 is not null or $2::text = $3::text or $4::text is null`;
}

const statements = new Map<string, string>();

function statementFor(outcomes: readonly Outcome[]): string {
  const any = (test: (outcome: Outcome) => boolean) => outcomes.some(test);
  const parts: Parts = {
    steps: any((o) => o.steps.length > 0),
    planned: any((o) => o.planned.length > 0),
    events: any((o) => o.events.length > 0),
    wake: any((o) => o.wake),
    requeued: any((o) => o.next.type !== "finish" && (o.next.type !== "keep" || o.next.reset)),
    finished: any((o) => o.next.type === "finish"),
  };
  const key = JSON.stringify(parts);
  const statement = statements.get(key) ?? statementOf(parts);
  statements.set(key, statement);
  return statement;
}

/**
 * Writes outcomes, at most one a run.
 * @returns the keys (`keyOfItem`) of those that were written; the others had lost their lease.
 */
export async function flush(sql: Sql, outcomes: readonly Outcome[]): Promise<Set<string>> {
  const of = ({ runId, stepId }: Outcome) => ({ run_id: runId, step_id: stepId });
  const input = outcomes.map((o) => ({
    ...of(o),
    epoch: o.epoch,
    generation: o.generation,
    started: o.startedAt,
    parallel: o.parallel,
    wake: o.wake,
    what: o.next.type,
    ...(o.next.type === "keep" && { reset: o.next.reset }),
    ...(o.next.type === "retry" && {
      attempt: o.next.attempt,
      delay_ms: o.next.delayMs,
      error: o.next.error,
    }),
    ...(o.next.type === "finish" && {
      status: o.next.status,
      output: o.next.output,
      error: jsonText(o.next.error),
    }),
  }));
  let n = 0;
  const steps = outcomes.flatMap((o) =>
    o.steps.map((s) => ({
      ...of(o),
      ...s,
      name: plainText(s.name),
      n: n++,
      failed: s.failed ? 1 : 0,
    })),
  );
  const planned = outcomes.flatMap((o) =>
    o.planned.map(({ delayMs, ...item }) => ({
      ...of(o),
      ...item,
      name: plainText(item.name),
      delay_ms: delayMs,
    })),
  );
  const events = outcomes.flatMap((o) =>
    o.events.map((event) => ({
      ...of(o),
      ...event,
      data: jsonText(event.data),
      target: jsonText(event.target),
    })),
  );
  const rows = await sql.unsafe<{ run_id: string; step_id: string }[]>(
    statementFor(outcomes),
    [input, steps, planned, events].map((part) => JSON.stringify(part)),
    { prepare: true },
  );
  return new Set(rows.map((row) => keyOfItem(row.run_id, row.step_id)));
}

/** A value as JSON in a parameter; null and undefined as SQL's null. */
const jsonText = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));

/** A text that Postgres can keep as text. */
const plainText = (text: string) => text.toWellFormed().replaceAll("\0", "");

/** A queue item's name within the process. */
export const keyOfItem = (runId: string, stepId: string) => `${runId}/${stepId}`;
