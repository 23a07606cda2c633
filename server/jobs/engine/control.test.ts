import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { defineEvent, defineJob } from "@/server/jobs";
import { ended, passTime, runsOf, send, startEngine, waiting } from "@/server/testing/jobs/harness";
import { engineSql } from "./database";

const asked = defineEvent("test/work.asked", z.strictObject({ n: z.int(), key: z.string() }));
const stopped = defineEvent("test/work.stopped", z.strictObject({ key: z.string() }));

const ask = (n: number, key = "k") => asked.create({ n, key });

/** Counts how many are inside at once, and keeps them there until `open` is called. */
function room() {
  const inside = new Map<string, number>();
  const most = new Map<string, number>();
  let doors: (() => void)[] = [];
  let isOpen = false;
  const change = (key: string, by: number) => {
    const now = (inside.get(key) ?? 0) + by;
    inside.set(key, now);
    most.set(key, Math.max(most.get(key) ?? 0, now));
  };
  return {
    most,
    inside,
    async stay(...keys: string[]) {
      for (const key of keys) change(key, 1);
      if (!isOpen) await new Promise<void>((resolve) => doors.push(resolve));
      else await new Promise((resolve) => setImmediate(resolve));
      for (const key of keys) change(key, -1);
    },
    open() {
      isOpen = true;
      for (const door of doors) door();
      doors = [];
    },
  };
}

describe("concurrency", () => {
  it("lets no more steps run at once than a job allows, by key, and leaves none waiting for ever", async () => {
    const { stay, most, inside, open } = room();
    const job = defineJob(
      { id: "by-key", trigger: asked, concurrency: { limit: 2, key: "event.data.key" } },
      async ({ event, step }) => {
        await step.run("a", () => stay(event.data.key));
        await step.run("b", () => stay(event.data.key));
      },
    );
    await startEngine([job], { capacity: 20 });
    await send(Array.from({ length: 24 }, (_, n) => ask(n, `key ${n % 3}`)));
    await vi.waitFor(() => expect([...inside.values()]).toEqual([2, 2, 2]));
    open();
    await ended(job, 24);
    expect([...most.values()]).toEqual([2, 2, 2]);
  });

  it("keeps two limits together: one for each key and one over all", async () => {
    const { stay, most, open } = room();
    const job = defineJob(
      { id: "two-limits", trigger: asked, concurrency: [{ limit: 3 }, { limit: 1, key: "event.data.key" }] },
      ({ event, step }) => step.run("a", () => stay("all", event.data.key)),
    );
    await startEngine([job], { capacity: 20 });
    await send(Array.from({ length: 20 }, (_, n) => ask(n, `key ${n % 5}`)));
    await vi.waitFor(() => expect(most.get("all")).toBe(3));
    open();
    await ended(job, 20);
    expect(most.get("all")).toBe(3);
    for (let key = 0; key < 5; key++) expect(most.get(`key ${key}`)).toBe(1);
  });

  it("holds over several engines", async () => {
    const { stay, most, inside, open } = room();
    const job = defineJob({ id: "everywhere", trigger: asked, concurrency: 3 }, ({ step }) =>
      step.run("a", () => stay("all")),
    );
    await Promise.all([1, 2, 3].map(() => startEngine([job])));
    await send(Array.from({ length: 30 }, (_, n) => ask(n)));
    await vi.waitFor(() => expect(inside.get("all")).toBe(3));
    open();
    await ended(job, 30);
    expect(most.get("all")).toBe(3);
  });

  it("counts steps that run, not runs that wait", async () => {
    const job = defineJob({ id: "sleepers", trigger: asked, concurrency: 1 }, ({ step }) =>
      step.sleep("nap", "1h"),
    );
    await startEngine([job]);
    await send([ask(1), ask(2), ask(3)]);
    await waiting("sleep", 3);
  });
});

it("throttle starts runs evenly, by key, and loses none", async () => {
  const job = defineJob(
    { id: "throttled", trigger: asked, throttle: { limit: 2, period: "10m", key: "event.data.key" } },
    async ({ event }) => event.data.n,
  );
  await startEngine([job]);
  await send([...[1, 2, 3, 4].map((n) => ask(n, "a")), ask(5, "b")]);
  await vi.waitFor(async () => {
    const done = (await runsOf(job)).filter((run) => run.status === "completed");
    expect(done.map((run) => run.output)).toEqual([1, 5]);
  });
  const rows =
    await engineSql()`select extract(epoch from due_at - now())::int as seconds from job_queue order by due_at`;
  expect(rows.map((row) => Math.round(row.seconds / 60))).toEqual([5, 10, 15]);
  await passTime();
  expect((await ended(job, 5)).map((run) => run.output)).toEqual([1, 2, 3, 4, 5]);
});

it("throttle lets a burst through at once", async () => {
  const job = defineJob(
    { id: "bursts", trigger: asked, throttle: { limit: 6, period: "1h", burst: 3 } },
    async ({ event }) => event.data.n,
  );
  await startEngine([job]);
  await send([1, 2, 3, 4, 5].map((n) => ask(n)));
  await vi.waitFor(async () => {
    const rows =
      await engineSql()`select extract(epoch from due_at - now())::int as seconds from job_queue order by due_at`;
    expect(rows.map((row) => Math.round(row.seconds / 60))).toEqual([10, 20]);
  });
});

it("rateLimit leaves out what is too much, by key", async () => {
  const job = defineJob(
    { id: "limited", trigger: asked, rateLimit: { limit: 2, period: "1h", key: "event.data.key" } },
    async ({ event }) => event.data.n,
  );
  await startEngine([job]);
  await send([ask(1, "a"), ask(2, "a"), ask(3, "a"), ask(4, "b")]);
  expect((await ended(job, 3)).map((run) => run.output)).toEqual([1, 2, 4]);
  await engineSql()`update job_limits set expires_at = now()`;
  await send(ask(5, "a"));
  expect((await ended(job, 4)).map((run) => run.output)).toEqual([1, 2, 4, 5]);
});

it("idempotency starts one run for each value of its key", async () => {
  const job = defineJob(
    { id: "idempotent", trigger: asked, idempotency: "event.data.key" },
    async ({ event }) => event.data.n,
  );
  await startEngine([job]);
  await send([ask(1, "a"), ask(2, "a"), ask(3, "b")]);
  await ended(job, 2);
  await send([ask(4, "b"), ask(5, "c")]);
  expect((await ended(job, 3)).map((run) => run.output)).toEqual([1, 3, 5]);
});

it("debounce runs once with the last event, when it has been quiet", async () => {
  const job = defineJob(
    { id: "debounced", trigger: asked, debounce: { period: "10m", key: "event.data.key" } },
    async ({ event }) => event.data.n,
  );
  await startEngine([job]);
  await send([ask(1, "a"), ask(2, "a"), ask(3, "b")]);
  await vi.waitFor(async () => expect(await runsOf(job)).toHaveLength(2));
  await send(ask(4, "a"));
  await vi.waitFor(async () => expect((await runsOf(job)).map((run) => run.event.data.n)).toEqual([4, 3]));
  await passTime();
  expect((await ended(job, 2)).map((run) => run.output)).toEqual([4, 3]);
  await send(ask(5, "a"));
  await vi.waitFor(async () => expect(await runsOf(job)).toHaveLength(3));
  await passTime();
  expect((await ended(job, 3)).map((run) => run.output)).toEqual([4, 3, 5]);
});

it("priority lets some go before others that came earlier", async () => {
  const order: number[] = [];
  const job = defineJob(
    { id: "priority", trigger: asked, priority: { run: "event.data.n" } },
    async ({ event }) => void order.push(event.data.n),
  );
  const engine = await startEngine([job], { capacity: 1 });
  await engine.stop();
  await send([-100, 0, 50, 120].map((n) => ask(n)));
  await startEngine([job], { capacity: 1 });
  await ended(job, 4);
  expect(order).toEqual([120, 50, 0, -100]);
});

describe("cancelOn", () => {
  it("ends the runs that the event is about, wherever they are, and nothing of them goes on", async () => {
    const { stay, open } = room();
    let after = 0;
    const job = defineJob(
      {
        id: "cancelled",
        trigger: asked,
        cancelOn: [{ event: stopped, if: "event.data.key == async.data.key" }],
      },
      async ({ event, step }) => {
        if (event.data.n === 0) await step.sleep("nap", "1d");
        else await step.run("busy", () => stay("room"));
        await step.run("after", () => {
          after++;
        });
      },
    );
    await startEngine([job]);
    await send([ask(0, "a"), ask(1, "a"), ask(0, "b"), ask(1, "b")]);
    await waiting("sleep", 2);
    await send(stopped.create({ key: "a" }));
    await vi.waitFor(async () => {
      const runs = await runsOf(job);
      expect(runs.map((run) => run.status)).toEqual(["cancelled", "cancelled", "active", "active"]);
    });
    open();
    await passTime();
    const runs = await ended(job, 4);
    expect(runs.map((run) => run.status)).toEqual(["cancelled", "cancelled", "completed", "completed"]);
    expect(after).toBe(2);
    expect(await engineSql()`select 1 from job_queue`).toHaveLength(0);
  });

  it("spares runs that are older than its time", async () => {
    const job = defineJob(
      { id: "too-late", trigger: asked, cancelOn: [{ event: stopped, timeout: "1h" }] },
      ({ step }) => step.sleep("nap", "1d"),
    );
    await startEngine([job]);
    await send([ask(1), ask(2)]);
    await waiting("sleep", 2);
    await engineSql()`update job_runs set created_at = now() - interval '2 hours' where event -> 'data' ->> 'n' = '1'`;
    await send(stopped.create({ key: "" }));
    await vi.waitFor(async () => {
      expect((await runsOf(job)).map((run) => run.status)).toEqual(["active", "cancelled"]);
    });
  });

  it("tells the run that had invoked it", async () => {
    const child = defineJob(
      { id: "cancelled-child", trigger: asked, cancelOn: [{ event: stopped }] },
      ({ step }) => step.sleep("nap", "1d"),
    );
    const parent = defineJob(
      { id: "bereaved", trigger: { event: asked, if: "event.data.n == 1" }, retries: 0 },
      ({ event, step }) => step.invoke("ask", { function: child.reference, data: { ...event.data, n: 2 } }),
    );
    await startEngine([child, parent]);
    await send(ask(1));
    await waiting("sleep", 2);
    await send(stopped.create({ key: "" }));
    expect((await ended(parent))[0]).toMatchObject({
      status: "failed",
      error: { message: expect.stringMatching(/cancelled/) },
    });
  });
});

it("refuses at the start a job that asks for what the engine does not do", async () => {
  const batch = { batchEvents: { maxSize: 10, timeout: "5s" } };
  const job = defineJob({ id: "batches", trigger: asked, ...batch }, async () => {});
  await expect(startEngine([job])).rejects.toThrow(/rooz-batches cannot run on the embedded engine/);
  const bad = defineJob({ id: "bad-cel", trigger: asked, idempotency: "event.data." }, async () => {});
  await expect(startEngine([bad])).rejects.toThrow();
});
