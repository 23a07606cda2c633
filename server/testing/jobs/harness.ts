import { afterEach, vi } from "vitest";
import { withService } from "@/server/db/service";
import type { Job } from "@/server/jobs/define-job";
import { engineSql } from "@/server/jobs/engine/database";
import { Engine, type EngineOptions } from "@/server/jobs/engine/engine";
import { emit, jobsChannel } from "@/server/jobs/events";

const engines: Engine[] = [];

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
  const sql = engineSql();
  for (const table of ["queue", "runs", "steps", "outbox", "inbox", "limits", "crons"]) {
    await sql.unsafe(`delete from job_${table}`);
  }
});

/** An engine that ends with the test; retries come at once unless the test says otherwise. */
export async function startEngine(jobs: Job[], options: Partial<EngineOptions> = {}): Promise<Engine> {
  const engine = new Engine({ jobs, retryDelayMs: () => 0, graceMs: 2000, ...options });
  engines.push(engine);
  await engine.start();
  return engine;
}

type Created = Parameters<typeof emit>[1];

/** Emits events in a transaction of their own. */
export const send = (events: Created) => withService((tx) => emit(tx, events));

export interface RunRow {
  id: string;
  status: string;
  output: unknown;
  error: { name: string; message: string } | null;
  event: { id: string; name: string; data: Record<string, unknown> };
}

/** The runs of a job, oldest first. */
export const runsOf = (job: Job): Promise<RunRow[]> =>
  engineSql()<RunRow[]>`
    select id, status, output, error, event from job_runs where function_id = ${`rooz-${job.id}`} order by id`;

/** Waits until so many runs of a job have ended; gives them all. */
export function ended(job: Job, count = 1): Promise<RunRow[]> {
  return vi.waitFor(
    async () => {
      const runs = await runsOf(job);
      const open = runs.filter((run) => run.status === "active").length;
      if (open > 0 || runs.length < count) throw new Error(`${runs.length} runs, ${open} of them open`);
      return runs;
    },
    { interval: 15 },
  );
}

/** Waits until so many steps wait for something of this kind. */
export function waiting(kind: string, count = 1): Promise<void> {
  return vi.waitFor(
    async () => {
      const rows = await engineSql()`select 1 from job_queue where kind = ${kind} and state = 2`;
      if (rows.length < count) throw new Error(`${rows.length} wait`);
    },
    { interval: 15 },
  );
}

/** Lets everything that waits for time become due now: sleeps, timeouts, retries, ticks. */
export async function passTime(): Promise<void> {
  const sql = engineSql();
  await sql`update job_queue set due_at = now() where state = 2`;
  await sql`update job_crons set next_at = now() - interval '1 second'`;
  await sql`select pg_notify(${jobsChannel}, 'time')`;
}
