import type { Tx } from "@/server/db/client";
import { AppError } from "@/server/platform/errors";
import { abandon, type Claim, claim, fulfil, type IdempotencyScope } from "./idempotency";

/** Opens a short transaction. */
export type Run = <R>(fn: (tx: Tx) => Promise<R>) => Promise<R>;

/** Stores an answer under the key that the call holds, in the transaction of its effect. */
export type KeepAnswer = (tx: Tx, answer: unknown) => Promise<void>;

const keeper =
  (held: Claim): KeepAnswer =>
  async (tx, answer) => {
    if (await fulfil(tx, held, answer)) return;
    throw new AppError("IDEMPOTENCY_IN_PROGRESS", { retryAfter: 2 });
  };

/**
 * Does work that cannot be one transaction once for its key: claim, work, store. A failure that has kept no answer
 * gives the key back.
 * @returns the answer of this call, or of the one that had the key before
 * @throws AppError IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS, and what the work throws
 */
export async function runOnce(
  scope: IdempotencyScope,
  transaction: Run,
  work: (keep: KeepAnswer) => Promise<unknown>,
): Promise<unknown> {
  const earlier = await transaction((tx) => claim(tx, scope));
  if (earlier.replayed) return earlier.result;
  try {
    const result = await work(keeper(earlier.claim));
    await transaction((tx) => fulfil(tx, earlier.claim, result));
    return result;
  } catch (error) {
    await transaction((tx) => abandon(tx, earlier.claim));
    throw error;
  }
}

/**
 * The same for a stream. What a repetition gets is the items that the work has kept with its effect, or all that it
 * gave where it came to its end without keeping any. A stream that failed, or whose reader left before an answer was
 * kept, gives its key back.
 * @throws as `runOnce`, when its first item is asked for: a stream that nobody reads claims nothing
 */
export async function* streamOnce(
  scope: IdempotencyScope,
  transaction: Run,
  work: (keep: KeepAnswer) => AsyncGenerator<unknown>,
): AsyncGenerator<unknown, void, void> {
  const earlier = await transaction((tx) => claim(tx, scope));
  if (earlier.replayed) {
    yield* earlier.result as unknown[];
    return;
  }
  const keep = keeper(earlier.claim);
  const given: unknown[] = [];
  let kept = false;
  try {
    const items = work(async (tx, answer) => {
      await keep(tx, answer);
      kept = true;
    });
    for await (const item of items) {
      if (!kept) given.push(item);
      yield item;
    }
    if (!kept) await transaction((tx) => fulfil(tx, earlier.claim, given));
  } finally {
    await transaction((tx) => abandon(tx, earlier.claim));
  }
}
