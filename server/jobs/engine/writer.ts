import { logger } from "@/server/platform/log";
import type { Sql } from "./database";
import { flush, keyOfItem, type Outcome } from "./flush";

const maxBatch = 100;
/** So often is an outcome tried to be written, with these pauses (milliseconds) before each time after the first. */
const retryPausesMs = [100, 200, 400, 800];

interface Waiting {
  outcome: Outcome;
  tries: number;
  written: Promise<boolean>;
  resolve(held: boolean): void;
  reject(error: unknown): void;
}

/** Writes outcomes in batches: those that come while one batch is being written go with the next. */
export class Writer {
  #waiting: Waiting[] = [];
  #running = false;

  constructor(
    readonly sql: Sql,
    /** Hears what was written. */
    readonly onWritten: (outcome: Outcome) => void,
  ) {}

  /**
   * Writes an outcome, in one with what waits to be written of the same call.
   * @returns false when the worker had lost its lease, so that nothing was written
   */
  write(outcome: Outcome): Promise<boolean> {
    const earlier = this.#find(outcome);
    if (earlier) {
      earlier.outcome = { ...outcome, steps: [...earlier.outcome.steps, ...outcome.steps] };
      return earlier.written;
    }
    const { promise: written, resolve, reject } = Promise.withResolvers<boolean>();
    this.#add({ outcome, tries: 0, written, resolve, reject });
    return written;
  }

  /** Whether an earlier outcome of the same call waits, so that this one would be written together with it. */
  isWaiting(outcome: Outcome): boolean {
    return this.#find(outcome) !== undefined;
  }

  #find({ runId, stepId, epoch }: Outcome): Waiting | undefined {
    return this.#waiting.find(
      ({ outcome: o }) => o.runId === runId && o.stepId === stepId && o.epoch === epoch,
    );
  }

  #add(waiting: Waiting): void {
    this.#waiting.push(waiting);
    if (this.#running) return;
    this.#running = true;
    setImmediate(() => this.#drain());
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) await this.#flush(this.#next());
    this.#running = false;
  }

  /** As many as fit, but one of each run: the outcomes of one run may touch the same rows. */
  #next(): Waiting[] {
    const runs = new Set<string>();
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const { runId } = waiting.outcome;
      if (batch.length < maxBatch && !runs.has(runId)) {
        runs.add(runId);
        batch.push(waiting);
      } else rest.push(waiting);
    }
    this.#waiting = rest;
    return batch;
  }

  async #flush(batch: Waiting[]): Promise<void> {
    try {
      const held = await flush(
        this.sql,
        batch.map((waiting) => waiting.outcome),
      );
      for (const { outcome, resolve } of batch) {
        const written = held.has(keyOfItem(outcome.runId, outcome.stepId));
        if (written) this.onWritten(outcome);
        resolve(written);
      }
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only) return this.#tryAgain(only, error);
      // One that cannot be written must not keep the others from it.
      logger("jobs").warn({ err: error }, "a batch of outcomes failed; writing them one by one");
      for (const waiting of batch) await this.#flush([waiting]);
    }
  }

  /** Later, so that others are not held up, and what was worked for is not lost with a connection. */
  #tryAgain(waiting: Waiting, error: unknown): void {
    const pause = retryPausesMs[waiting.tries++];
    if (pause === undefined) waiting.reject(error);
    else setTimeout(() => this.#add(waiting), pause);
  }
}
