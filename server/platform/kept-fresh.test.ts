import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keptFresh } from "./kept-fresh";

let loads: PromiseWithResolvers<number>[];
const load = () => {
  const one = Promise.withResolvers<number>();
  loads.push(one);
  return one.promise;
};

beforeEach(() => {
  loads = [];
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a value that is kept fresh", () => {
  it("is loaded once for all who ask at the same time, and again when it is too old", async () => {
    const value = keptFresh(load, 1000);
    const both = [value.get(), value.get()];
    expect(loads).toHaveLength(1);
    loads[0]?.resolve(1);
    expect(await Promise.all(both)).toEqual([1, 1]);
    vi.advanceTimersByTime(1001);
    const later = value.get();
    loads[1]?.resolve(2);
    expect(await later).toBe(2);
  });

  it("is loaded beside the work of those who ask from half its age on", async () => {
    const value = keptFresh(load, 1000);
    value.get();
    loads[0]?.resolve(1);
    vi.advanceTimersByTime(600);
    expect(await value.get()).toBe(1);
    expect(await value.get()).toBe(1);
    expect(loads).toHaveLength(2);
    loads[1]?.resolve(2);
    await loads[1]?.promise;
    expect(await value.get()).toBe(2);
    // Its age counts from when it began to be loaded.
    vi.advanceTimersByTime(600);
    value.get();
    expect(loads).toHaveLength(3);
  });

  it("is waited for when it became too old while it was loaded", async () => {
    const value = keptFresh(load, 1000);
    value.get();
    loads[0]?.resolve(1);
    vi.advanceTimersByTime(900);
    value.get();
    vi.advanceTimersByTime(200);
    const waiting = value.get();
    expect(loads).toHaveLength(2);
    loads[1]?.resolve(2);
    expect(await waiting).toBe(2);
  });

  it("is never of before the moment that it was forgotten", async () => {
    const value = keptFresh(load, 1000);
    value.get();
    loads[0]?.resolve(1);
    vi.advanceTimersByTime(600);
    value.get();
    value.forget();
    const after = value.get();
    loads[1]?.resolve(1);
    loads[2]?.resolve(2);
    expect(await after).toBe(2);
    expect(await value.get()).toBe(2);
  });

  it("goes on with the one that is there when loading fails, and then says so", async () => {
    const value = keptFresh(load, 1000);
    value.get();
    loads[0]?.resolve(1);
    vi.advanceTimersByTime(600);
    value.get();
    loads[1]?.reject(new Error("gone"));
    await expect(loads[1]?.promise).rejects.toThrow();
    expect(await value.get()).toBe(1);
    vi.advanceTimersByTime(600);
    const failed = value.get();
    loads.at(-1)?.reject(new Error("gone"));
    await expect(failed).rejects.toThrow("gone");
    const again = value.get();
    loads.at(-1)?.resolve(3);
    expect(await again).toBe(3);
  });
});
