import { setTimeout as sleep } from "node:timers/promises";
import type { Inngest } from "inngest";
import { encodeId } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { createClient } from "../client";
import type { Job } from "../define-job";
import { jobsChannel } from "../events";
import { claim, freeGates, invokedResult, type Lease, loadSteps, type RunState, unpark } from "./claim";
import { syncSchedules, tick } from "./cron";
import { engineSql, type Sql } from "./database";
import { engineFetch } from "./fetch";
import type { Outcome } from "./flush";
import { discover, type Functions } from "./functions";
import { callablesOf } from "./handler";
import { ingest } from "./ingest";
import {
  heartbeat,
  lostPauses,
  nextDue,
  promote,
  register,
  release,
  releaseDead,
  unregister,
} from "./leases";
import { follow, Progress, StepsInOrder, takeReports } from "./progress";
import { invocationKey, type Workshop, waitedStep, work } from "./work";
import { Writer } from "./writer";

export interface EngineOptions {
  jobs: readonly Job[];
  /** How many steps run at the same time in this process. */
  capacity?: number;
  /** For how long a step belongs to a worker that gives no sign of life. */
  leaseMs?: number;
  /** How often an engine that has nothing to do looks nevertheless. */
  pollMs?: number;
  /** Milliseconds before a retry; 1 for the first. */
  retryDelayMs?(attempt: number): number;
  /** How long a stop waits for steps that run. */
  graceMs?: number;
}

/** 2 s, 8 s, 32 s ... at most 10 minutes, each a quarter longer or shorter, so that failures do not march in step. */
const backOff = (attempt: number) => Math.min(600_000, 500 * 4 ** attempt) * (0.75 + Math.random() / 2);

/** How often, in milliseconds, dead neighbours and forgotten places are looked for, and due waits when busy. */
const sweepEveryMs = 5000;
const promoteEveryMs = 100;
/** For so long, in milliseconds, an engine trusts what it knows of the next due wait. */
const askDueEveryMs = 50;
/** A busy engine calls others for help at most this often, in milliseconds. */
const callForHelpEveryMs = 250;

/** A lease, and the work on it. */
interface Task {
  lease: Lease;
  done: Promise<void>;
}

/**
 * Plays Inngest's part over Postgres: takes events from the outbox, starts runs, calls the functions step by
 * step and writes down what came of it. Any number of engines may work on one database.
 */
export class Engine {
  readonly #options: Required<EngineOptions>;
  readonly #sql: Sql;
  readonly #owner = register();
  readonly #lostPauses: number[];
  readonly #writer: Writer;
  readonly #working = new Set<Task>();
  /** Those of them whose function is running; of the others the outcome is being written. */
  readonly #running = new Set<Task>();
  #shop: Workshop | undefined;
  #loop: Promise<void> | undefined;
  #stopping = false;
  #news = { events: true, queue: true };
  #wakeUp: (() => void) | undefined;
  #timers: NodeJS.Timeout[] = [];
  #unlisten: (() => Promise<void>) | undefined;
  #promotedAt = 0;
  #calledForHelpAt = 0;
  #due = { askedAt: Number.NEGATIVE_INFINITY, at: 0 };

  constructor(options: EngineOptions) {
    this.#options = {
      capacity: 10,
      leaseMs: 30_000,
      pollMs: 5000,
      retryDelayMs: backOff,
      graceMs: 10_000,
      ...options,
    };
    this.#lostPauses = lostPauses(this.#options.retryDelayMs);
    this.#sql = engineSql();
    this.#writer = new Writer(this.#sql, (outcome) => this.#onWritten(outcome));
  }

  /** Begins to work. @throws Error when a job asks for what the engine cannot do */
  async start(): Promise<void> {
    const { jobs, leaseMs, retryDelayMs } = this.#options;
    const client: Inngest.Any = createClient({
      isDev: true,
      fetch: engineFetch,
      middleware: [StepsInOrder],
    });
    takeReports(client);
    const bound = jobs.map((job) => job.bind(client));
    const functions = await discover(client, bound);
    const callables = callablesOf(client, bound);
    this.#shop = { callables, functions, retryDelayMs, publicId: (runId) => encodeId("run", runId) };
    await releaseDead(this.#sql, this.#lostPauses);
    await syncSchedules(this.#sql, functions);
    const { unlisten } = await this.#sql.listen(jobsChannel, (from) => {
      if (from !== this.#owner) this.#wake({ events: true, queue: true });
    });
    this.#unlisten = unlisten;
    this.#every(leaseMs / 3, () => heartbeat(this.#sql, this.#leases(), leaseMs));
    this.#every(sweepEveryMs, () => this.#sweep(functions));
    this.#loop = this.#run(functions);
  }

  /** Stops: finishes what runs if that is soon, gives the rest back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake({});
    await this.#loop;
    const running = Promise.all([...this.#working].map(({ done }) => done));
    await Promise.race([running, sleep(this.#options.graceMs, undefined, { ref: false })]);
    for (const timer of this.#timers) clearInterval(timer);
    await this.#unlisten?.();
    const held = this.#leases();
    await release(this.#sql, held);
    if (held.length > 0) await this.#sql`select pg_notify(${jobsChannel}, ${this.#owner})`;
    unregister(this.#owner);
  }

  #every(ms: number, fn: () => Promise<unknown>): void {
    const timer = setInterval(() => {
      fn().catch((error: unknown) => logger("jobs").error({ err: error }, "the job engine's upkeep failed"));
    }, ms);
    timer.unref();
    this.#timers.push(timer);
  }

  #leases(): Lease[] {
    return [...this.#working].map(({ lease }) => lease);
  }

  #wake(news: { events?: boolean; queue?: boolean }): void {
    this.#news.events ||= news.events ?? false;
    this.#news.queue ||= news.queue ?? false;
    this.#wakeUp?.();
  }

  async #run(functions: Functions): Promise<void> {
    while (!this.#stopping) {
      try {
        const rested = await this.#round(functions);
        if (rested && !this.#stopping) await this.#rest(functions);
      } catch (error) {
        logger("jobs").error({ err: error }, "the job engine stumbled");
        this.#news = { events: true, queue: true };
        await this.#pause(1000);
      }
    }
  }

  /** One look at everything. @returns whether there is nothing more to do at the moment */
  async #round(functions: Functions): Promise<boolean> {
    const news = this.#news;
    this.#news = { events: false, queue: false };
    if (performance.now() - this.#promotedAt > promoteEveryMs) await this.#promote(functions);
    if (news.events && (await ingest(this.#sql, functions)) > 0) this.#news = { events: true, queue: true };
    const free = this.#free();
    if (free <= 0) return !this.#news.events;
    const leases = await claim(this.#sql, this.#claimOptions(functions), free);
    await this.#begin(leases);
    if (leases.length < free) return !this.#news.events && !this.#news.queue;
    await this.#callForHelp();
    return !this.#news.events;
  }

  /** How many more may be taken. While outcomes are being written, functions run; but not so many wait to be written. */
  #free(): number {
    const { capacity } = this.#options;
    return Math.min(capacity - this.#running.size, 2 * capacity - this.#working.size);
  }

  #claimOptions({ byId }: Functions) {
    const gated = [...byId.values()].some((spec) => spec.concurrency.length > 0);
    return { owner: this.#owner, leaseMs: this.#options.leaseMs, gated };
  }

  async #promote(functions: Functions): Promise<void> {
    this.#promotedAt = performance.now();
    await promote(this.#sql, this.#lostPauses);
    if (functions.schedules.length > 0 && (await tick(this.#sql, functions)) > 0) this.#news.events = true;
  }

  /** More is ready than this engine can take: others may be idle. */
  async #callForHelp(): Promise<void> {
    if (performance.now() - this.#calledForHelpAt < callForHelpEveryMs) return;
    this.#calledForHelpAt = performance.now();
    await this.#sql`select pg_notify(${jobsChannel}, ${this.#owner})`;
  }

  /** Waits for news, for something to become due, or for the next look. */
  async #rest(functions: Functions): Promise<void> {
    const ms = await this.#untilDue(functions);
    if (this.#news.events || this.#news.queue) return;
    await this.#pause(Math.max(1, Math.min(this.#options.pollMs, ms)));
    // Whoever wakes says why; by itself one looks at everything.
    if (!this.#news.events && !this.#news.queue) {
      this.#news = { events: true, queue: true };
      this.#promotedAt = 0;
    }
  }

  /** Milliseconds until there is something to do without news. Busy engines ask for it only now and then. */
  async #untilDue(functions: Functions): Promise<number> {
    const now = performance.now();
    if (now - this.#due.askedAt > askDueEveryMs) {
      const ms = await nextDue(this.#sql, functions);
      this.#due = { askedAt: now, at: ms === null ? Infinity : now + Math.max(0, ms) };
      return this.#due.at - now;
    }
    return Math.min(this.#due.at, this.#due.askedAt + askDueEveryMs) - now;
  }

  async #pause(ms: number): Promise<void> {
    if (this.#stopping) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wakeUp = resolve;
    const timer = setTimeout(resolve, ms);
    await promise;
    clearTimeout(timer);
    this.#wakeUp = undefined;
  }

  async #begin(leases: readonly Lease[]): Promise<void> {
    const begun = leases.filter((lease) => lease.kind === "call" && !lease.fresh);
    const states = await loadSteps(this.#sql, [...new Set(begun.map((lease) => lease.runId))]);
    for (const lease of leases) {
      const state = states.get(lease.runId) ?? { steps: {}, order: [] };
      const task: Task = { lease, done: Promise.resolve() };
      this.#working.add(task);
      this.#running.add(task);
      task.done = this.#workOn(lease, state, () => this.#ended(task)).finally(() => {
        this.#ended(task);
        this.#working.delete(task);
        this.#wake({ queue: true });
      });
    }
  }

  /** The function of a task has ended. Another one may begin; a few at a time, so that they are taken in one. */
  #ended(task: Task): void {
    this.#running.delete(task);
    if (this.#free() >= this.#options.capacity / 4) this.#wake({ queue: true });
  }

  async #workOn(lease: Lease, state: RunState, ended: () => void): Promise<void> {
    const progress = new Progress(lease, this.#writer);
    try {
      const outcome = await follow(progress, () => this.#outcome(lease, state));
      ended();
      if (!(await progress.end(outcome))) {
        logger("jobs").warn(
          { runId: lease.runId, step: lease.name },
          "a lease was lost; its result is dropped",
        );
      }
      if (lease.gates) await unpark(this.#sql, lease.gates);
    } catch (error) {
      // The lease ends by itself, and the step is tried again.
      logger("jobs").error({ err: error, runId: lease.runId }, "a step could not be worked on or written");
    }
  }

  async #outcome(lease: Lease, state: RunState): Promise<Outcome> {
    if (!this.#shop) throw new Error("the engine has not been started");
    if (lease.kind === "call") return work(this.#shop, lease, state);
    if (lease.kind !== "invoke") return waitedStep(lease, { failed: false, data: lease.payload ?? null });
    const result = await invokedResult(this.#sql, invocationKey(lease.runId, lease.stepId));
    const message = "The invoked job is not known, or was not done in time";
    return waitedStep(lease, result ?? { failed: true, data: { name: "InvokeFailed", message } });
  }

  #onWritten({ next, wake, planned, events }: Outcome): void {
    if (next.type === "keep") return;
    // Something may have been put off; so what is due next is to be asked anew.
    if (planned.length > 0 || next.type === "retry") this.#due.askedAt = Number.NEGATIVE_INFINITY;
    this.#wake({ events: events.length > 0, queue: wake || planned.length > 0 || next.type !== "retry" });
  }

  async #sweep({ byId }: Functions): Promise<void> {
    await releaseDead(this.#sql, this.#lostPauses);
    if ([...byId.values()].some((spec) => spec.concurrency.length > 0)) {
      const gates = await freeGates(this.#sql);
      await unpark(this.#sql, gates);
      if (gates.length > 0) this.#wake({ queue: true });
    }
  }
}
