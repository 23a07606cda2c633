import { sql } from "drizzle-orm";
import {
  bigint,
  doublePrecision,
  index,
  integer,
  json,
  pgPolicy,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "@/server/db/columns";
import { appRole, currentWorkspace, servicePolicy } from "@/server/db/tenant";

// Events, outputs and errors are `json`, not `jsonb`: they are stored and given back, never searched, and a text
// with a NUL character must not stop a job.

/**
 * Events on their way: written in the transaction of their cause, removed in the transaction that acts on them
 * (embedded engine) or after Inngest has confirmed them.
 */
export const jobOutbox = pgTable(
  "job_outbox",
  {
    seq: bigint("seq", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    eventId: text("event_id").notNull().unique(),
    name: text("name").notNull(),
    data: json("data").notNull(),
    /** Milliseconds since 1970 when the event happened. */
    ts: bigint("ts", { mode: "number" }).notNull(),
    workspaceId: id("workspace", "owner_workspace_id"),
    /** Of the engine's own events: which function they start, and for which step of which run. */
    target: json("target"),
    retryAt: instant("retry_at").notNull().defaultNow(),
    attempts: integer("attempts").notNull().default(0),
  },
  (t) => [
    index("job_outbox_retry_at").on(t.retryAt),
    pgPolicy("emit", {
      for: "insert",
      to: appRole,
      withCheck: sql`target is null and (owner_workspace_id is null or owner_workspace_id = ${currentWorkspace})`,
    }),
    servicePolicy(),
  ],
).enableRLS();

/** Ids of events that the embedded engine has taken in, so that a repeated one starts nothing. */
export const jobInbox = pgTable(
  "job_inbox",
  { eventId: text("event_id").primaryKey(), receivedAt: instant("received_at").notNull().defaultNow() },
  (t) => [index("job_inbox_received_at").on(t.receivedAt), servicePolicy()],
).enableRLS();

/** Runs of functions on the embedded engine. */
export const jobRuns = pgTable(
  "job_runs",
  {
    id: id("run", "id").primaryKey(),
    functionId: text("function_id").notNull(),
    status: text("status", { enum: ["active", "completed", "failed", "cancelled"] })
      .notNull()
      .default("active"),
    event: json("event").notNull(),
    /** The step that invoked it, by which that step finds its result; null for the others. */
    dedupeKey: text("dedupe_key").unique(),
    workspaceId: id("workspace", "owner_workspace_id"),
    parentRunId: id("run", "parent_run_id"),
    parentStepId: text("parent_step_id"),
    /** Keys of the concurrency limits that hold for each of its steps, with their limits. */
    gates: text("gates").array(),
    gateLimits: integer("gate_limits").array(),
    /** Seconds by which it goes before others. */
    priority: integer("priority").notNull().default(0),
    output: json("output"),
    error: json("error"),
    createdAt: createdAt(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    // No index on what changes as a run goes on, so that a change writes no index.
    index("job_runs_function").on(t.functionId, t.id),
    servicePolicy(),
  ],
).enableRLS();

/** Finished steps, in the order in which they finished within their run. */
export const jobSteps = pgTable(
  "job_steps",
  {
    runId: id("run", "run_id").notNull(),
    /** SHA-1 of the step's name, as the functions' package makes it. */
    stepId: text("step_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    name: text("name").notNull(),
    op: text("op").notNull(),
    failed: smallint("failed").notNull().default(0),
    /** The result; of a failed step, the error. */
    data: json("data"),
    attempt: integer("attempt").notNull().default(0),
    finishedAt: instant("finished_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.stepId] }), servicePolicy()],
).enableRLS();

/** States of a queue item. Parked: its concurrency limit is reached. */
export const queueState = { ready: 0, leased: 1, scheduled: 2, parked: 3 } as const;

/**
 * What is still to do for the runs: one item a run (`step_id` = "step": call the function and see what comes),
 * and one for each step that waits or was planned to run beside others.
 */
export const jobQueue = pgTable(
  "job_queue",
  {
    runId: uuid("run_id").notNull(),
    stepId: text("step_id").notNull(),
    kind: text("kind", { enum: ["call", "sleep", "event", "invoke"] })
      .notNull()
      .default("call"),
    name: text("name").notNull().default(""),
    state: smallint("state").notNull().default(queueState.ready),
    /** When a scheduled item becomes ready; when a lease ends. */
    dueAt: instant("due_at").notNull().defaultNow(),
    /** Order among the ready ones: the time when it became ready, less its priority. */
    rankAt: instant("rank_at").notNull().defaultNow(),
    owner: text("owner"),
    /** Grows with each lease: who holds an older one may write no more. */
    epoch: integer("epoch").notNull().default(0),
    /** Grows when there is news for an item that is being worked on. */
    generation: integer("generation").notNull().default(0),
    attempt: integer("attempt").notNull().default(0),
    /** How often in a row its worker died. */
    lost: integer("lost").notNull().default(0),
    gates: text("gates").array(),
    gateLimits: integer("gate_limits").array(),
    /** Name of the event that a step waits for, the condition on it, and the event that came. */
    topic: text("topic"),
    condition: text("condition"),
    payload: json("payload"),
    error: json("error"),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.stepId] }),
    index("job_queue_ready").on(t.rankAt).where(sql`state = 0 and gates is null`),
    index("job_queue_ready_gated").on(t.rankAt).where(sql`state = 0 and gates is not null`),
    index("job_queue_due").on(t.state, t.dueAt).where(sql`state in (1, 2)`),
    index("job_queue_parked").using("gin", t.gates).where(sql`state = 3`),
    index("job_queue_topic").on(t.topic).where(sql`topic is not null`),
    servicePolicy(),
  ],
).enableRLS();

/** Counters of throttles, rate limits, idempotency keys and debounces. */
export const jobLimits = pgTable(
  "job_limits",
  {
    key: text("key").primaryKey(),
    /** Throttle: when the next run may start. Rate limit: when the period began. In ms since 1970. */
    at: doublePrecision("at").notNull(),
    count: integer("count").notNull().default(0),
    /** Debounce: the run that waits. */
    runId: uuid("run_id"),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("job_limits_expires_at").on(t.expiresAt), servicePolicy()],
).enableRLS();

/** When each schedule has its next tick. */
export const jobCrons = pgTable(
  "job_crons",
  {
    functionId: text("function_id").notNull(),
    cron: text("cron").notNull(),
    nextAt: instant("next_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.functionId, t.cron] }), servicePolicy()],
).enableRLS();

/** Effects of jobs that have happened, with their results: a repeated step finds them here. */
export const jobEffects = pgTable(
  "job_effects",
  {
    key: text("key").primaryKey(),
    workspaceId: uuid("owner_workspace_id").default(
      sql`nullif(current_setting('app.workspace_id', true), '')::uuid`,
    ),
    /** `{ value }`, absent while the effect has none. */
    result: json("result").$type<{ value: unknown }>(),
    createdAt: createdAt(),
  },
  (t) => {
    const own = sql`owner_workspace_id is not distinct from ${currentWorkspace}`;
    return [
      index("job_effects_created_at").on(t.createdAt),
      pgPolicy("own", { for: "all", to: appRole, using: own, withCheck: own }),
      servicePolicy(),
    ];
  },
).enableRLS();
