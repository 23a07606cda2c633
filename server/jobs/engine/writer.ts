import { logger } from "@/server/platform/log";
import type { Sql } from "./database";
import { flush, keyOfItem, type Outcome } from "./flush";

const maxBatch = 100;

interface Waiting {
  outcome: Outcome;
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

  /** Writes an outcome. @returns false when the worker had lost its lease, so that nothing was written */
  write(outcome: Outcome): Promise<boolean> {
    const written = new Promise<boolean>((resolve, reject) => {
      this.#waiting.push({ outcome, resolve, reject });
    });
    if (!this.#running) {
      this.#running = true;
      setImmediate(() => this.#drain());
    }
    return written;
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
      if (batch.length === 1 && only) return only.reject(error);
      // One that cannot be written must not keep the others from it.
      logger("jobs").warn({ err: error }, "a batch of outcomes failed; writing them one by one");
      for (const waiting of batch) await this.#flush([waiting]);
    }
  }
}
