import { setImmediate } from "node:timers/promises";

/** How many items are read at a stretch, some milliseconds; then whoever else has something to do has a turn. */
const stretch = 20;

/** Cuts a sequence into arrays of a size. */
export async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length % stretch === 0) await setImmediate();
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Reads one item ahead of whoever works on them: the database writes one batch while the next is being read. No more
 * than that one waits, however slow the writing is. What goes wrong in reading is told when its turn has come.
 */
export async function* oneAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const reader = items[Symbol.asyncIterator]();
  const read = () => {
    const next = reader.next();
    next.catch(() => {});
    return next;
  };
  let next = read();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = read();
      yield value;
    }
  } finally {
    // Whoever leaves early: what is being read must be over before what it is read from is closed.
    await next.catch(() => {});
    await reader.return?.();
  }
}
