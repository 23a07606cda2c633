const queues = new Map<string, Promise<unknown>>();

/**
 * Runs works of the same key one after another, within this process. A person who signs in from several places
 * in the same moment with the right password is thus never counted as guessing.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => {});
  queues.set(key, settled);
  try {
    return await mine;
  } finally {
    if (queues.get(key) === settled) queues.delete(key);
  }
}
