import { setTimeout as pause } from "node:timers/promises";

/** The longest that a host which answers slowly is given between two requests, in milliseconds. */
const longestCourtesy = 10_000;
/** The first pause after a host could not answer, and the longest, in milliseconds. */
const firstPenalty = 2_000;
const longestPenalty = 2 * 60_000;

/** When the next request may be sent to a host; of one turn. Times are of `Date.now()`. */
export class Pace {
  #nextAt: number;
  #failures: number;
  #latency = 0;

  constructor(
    /** Milliseconds between the beginnings of two requests. */
    readonly delay: number,
    nextAt: number,
    failures: number,
  ) {
    this.#nextAt = nextAt;
    this.#failures = failures;
  }

  get nextAt(): number {
    return this.#nextAt;
  }

  get failures(): number {
    return this.#failures;
  }

  /** How long the next request has to wait, in milliseconds. */
  get wait(): number {
    return Math.max(0, this.#nextAt - Date.now());
  }

  /** Waits for the moment of the next request, and takes it. @returns false when that is beyond `until` */
  async take(until: number): Promise<boolean> {
    for (;;) {
      if (this.#nextAt > until) return false;
      const { wait } = this;
      if (wait === 0) break;
      await pause(wait);
    }
    this.#nextAt =
      Date.now() + (this.delay > 0 ? Math.max(this.delay, Math.min(this.#latency, longestCourtesy)) : 0);
    return true;
  }

  /** The host answered, after so many milliseconds: a slow one is left as long in peace. */
  answered(ms: number): void {
    this.#failures = 0;
    this.#latency = ms;
  }

  /**
   * The host was too busy, or not there.
   * @param retryAfter the seconds that it asks for
   * @returns how long nothing is sent to it, in milliseconds
   */
  failed(retryAfter: number | undefined): number {
    const penalty = penaltyMs(this.#failures++, retryAfter);
    this.#nextAt = Math.max(this.#nextAt, Date.now() + penalty);
    return penalty;
  }
}

/** The pause after a failure that came after so many others in a row. What the host asks for is kept, however long. */
export function penaltyMs(before: number, retryAfter: number | undefined): number {
  const backoff = Math.min(firstPenalty * 2 ** before, longestPenalty);
  return retryAfter === undefined ? backoff : retryAfter * 1000;
}
