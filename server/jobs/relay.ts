import { setTimeout as sleep } from "node:timers/promises";
import { serve } from "inngest/edge";
import { appUrl, env } from "@/server/platform/env";
import { logger } from "@/server/platform/log";
import { createClient } from "./client";
import type { Job } from "./define-job";
import { engineSql } from "./engine/database";
import { jobsChannel } from "./events";

const batchSize = 100;
const pollMs = 5000;
/** A batch whose sender has not come back after this many milliseconds is sent again. */
const sendTimeoutMs = 60_000;

function inngestClient() {
  const { INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY, INNGEST_BASE_URL } = env();
  return createClient({
    isDev: false,
    eventKey: INNGEST_EVENT_KEY,
    signingKey: INNGEST_SIGNING_KEY,
    ...(INNGEST_BASE_URL && { baseUrl: INNGEST_BASE_URL }),
  });
}

/** The handler that Inngest calls to run the jobs, signed in both directions. */
export function inngestHandler(jobs: readonly Job[]): (request: Request) => Promise<Response> {
  const client = inngestClient();
  return serve({
    client,
    functions: jobs.map((job) => job.bind(client)),
    serveOrigin: new URL(appUrl()).origin,
    servePath: "/api/inngest",
  }) as (request: Request) => Promise<Response>;
}

/**
 * Hands the events of the outbox to Inngest, at least once each: they carry their ids, by which Inngest knows a
 * repeated one. While Inngest does not answer they wait, and are tried again ever more slowly.
 */
export class Relay {
  readonly #client = inngestClient();
  #stopping = false;
  #loop: Promise<void> | undefined;
  #wakeUp: (() => void) | undefined;
  #woken = false;
  #unlisten: (() => Promise<void>) | undefined;

  constructor(readonly jobs: readonly Job[]) {}

  /** Tells Inngest which functions there are, and begins to send. */
  async start(): Promise<void> {
    this.#register().catch((error: unknown) => {
      logger("jobs").error(
        { err: error },
        "Inngest could not be told of the jobs; sync the app in its dashboard",
      );
    });
    const { unlisten } = await engineSql().listen(jobsChannel, () => {
      this.#woken = true;
      this.#wakeUp?.();
    });
    this.#unlisten = unlisten;
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wakeUp?.();
    await this.#loop;
    await this.#unlisten?.();
  }

  async #register(): Promise<void> {
    const handle = inngestHandler(this.jobs);
    const headers = { host: new URL(appUrl()).host };
    const answer = await handle(new Request(`${appUrl()}/api/inngest`, { method: "PUT", headers }));
    if (!answer.ok) throw new Error(`registration answered ${answer.status}: ${await answer.text()}`);
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      this.#woken = false;
      const sent = await this.#send().catch((error: unknown) => {
        logger("jobs").error({ err: error }, "events could not be handed to Inngest");
        return 0;
      });
      if (sent < batchSize && !this.#woken && !this.#stopping) await this.#rest();
    }
  }

  async #rest(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wakeUp = resolve;
    await Promise.race([promise, sleep(pollMs, undefined, { ref: false })]);
    this.#wakeUp = undefined;
  }

  /** Sends one batch. No transaction is open meanwhile: what is being sent is put off instead. */
  async #send(): Promise<number> {
    const sql = engineSql();
    const rows = await sql<
      { seq: string; id: string; name: string; data: Record<string, unknown>; ts: number }[]
    >`
      update job_outbox o set retry_at = now() + ${sendTimeoutMs} * interval '1 millisecond', attempts = attempts + 1
      from (select seq from job_outbox where retry_at <= now() and target is null order by seq limit ${batchSize} for update skip locked) p
      where o.seq = p.seq returning o.seq, o.event_id as id, o.name, o.data, o.ts::float8 as ts`;
    if (rows.length === 0) return 0;
    rows.sort((a, b) => Number(a.seq) - Number(b.seq));
    const numbers = rows.map((row) => row.seq);
    try {
      await this.#client.send(rows.map(({ id, name, data, ts }) => ({ id, name, data, ts })));
    } catch (error) {
      await sql`update job_outbox set retry_at = now() + least(300, power(2, attempts)) * interval '1 second'
        where seq = any(${numbers}::bigint[])`;
      throw error;
    }
    await sql`delete from job_outbox where seq = any(${numbers}::bigint[])`;
    return rows.length;
  }
}
