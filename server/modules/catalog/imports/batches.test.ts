import { expect, it } from "vitest";
import { inBatches, oneAhead } from "./batches";

/** Numbers up to a limit, and what became of their reader. */
function numbers(limit: number, failAt = Number.POSITIVE_INFINITY) {
  const seen = { read: 0, closed: false };
  async function* items() {
    try {
      for (let n = 1; n <= limit; n++) {
        if (n === failAt) throw new Error("unreadable");
        seen.read = n;
        yield n;
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, items: items() };
}

it("cuts a sequence into batches, the last of which may be smaller", async () => {
  const { items } = numbers(45);
  const sizes = (await Array.fromAsync(inBatches(items, 20))).map((batch) => batch.length);
  expect(sizes).toEqual([20, 20, 5]);
});

it("reads one ahead of the work and no further, and closes what it reads", async () => {
  const { items, seen } = numbers(5);
  for await (const n of oneAhead(items)) {
    await new Promise(setImmediate);
    expect(seen.read).toBe(Math.min(n + 1, 5));
    if (n === 3) break;
  }
  expect(seen).toEqual({ read: 4, closed: true });
});

it("tells what cannot be read only after the work on what could", async () => {
  const { items } = numbers(5, 3);
  const done: number[] = [];
  const work = async () => {
    for await (const n of oneAhead(items)) {
      await new Promise(setImmediate);
      done.push(n);
    }
  };
  await expect(work()).rejects.toThrow("unreadable");
  expect(done).toEqual([1, 2]);
});
