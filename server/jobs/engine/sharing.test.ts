import { hostname } from "node:os";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { defineEvent, defineJob } from "@/server/jobs";
import { Crew } from "@/server/testing/jobs/crew";
import { ended, passTime, runsOf, send, startEngine } from "@/server/testing/jobs/harness";
import { proofTables } from "@/server/testing/jobs/proof";
import { proofAsked, serial } from "@/server/testing/jobs/proof-jobs";
import { engineSql } from "./database";

const asked = defineEvent("test/share.asked", z.strictObject({ n: z.int() }));

describe("two processes on one database", () => {
  const { effects, attempts } = proofTables();
  let crew: Crew;
  beforeAll(async () => {
    crew = await Crew.gather();
  });
  afterAll(() => crew.dismiss());

  it("share the work and do nothing twice", async () => {
    const workers = await Promise.all([crew.begin(), crew.begin()]);
    const names = Array.from({ length: 80 }, (_, n) => `run ${n}`);
    await send(names.map((name) => proofAsked.create({ name, steps: 4 })));
    const runs = await ended(serial, 80);
    expect(runs.every((run) => run.status === "completed" && run.output === 6)).toBe(true);
    const all = await Promise.all(
      names.map(async (name) => ({ done: await effects(name), tried: await attempts(name) })),
    );
    for (const { done, tried } of all) {
      expect(done.map((e) => e.n)).toEqual([0, 1, 2, 3]);
      expect(tried.map((e) => e.n)).toEqual([0, 1, 2, 3]);
    }
    const share = Map.groupBy(
      all.flatMap(({ done }) => done),
      (e) => e.pid,
    );
    expect([...share.keys()].sort()).toEqual(workers.map((worker) => worker.pid).sort());
    for (const part of share.values()) expect(part.length).toBeGreaterThan(20);
  });
});

describe("a worker that stalls", () => {
  it("loses the step, and what it says afterwards is not written", async () => {
    const gate = Promise.withResolvers<void>();
    const done: string[] = [];
    const job = defineJob({ id: "stalls", trigger: asked, retries: 0 }, async ({ step }) => {
      const who = await step.run("work", async () => {
        done.push("");
        const n = done.length;
        if (n === 1) await gate.promise;
        return n;
      });
      await step.run("next", () => done.push(`next of ${who}`));
      return who;
    });
    const [stalled] = [await startEngine([job])];
    await send(asked.create({ n: 1 }));
    await vi.waitFor(() => expect(done).toHaveLength(1));
    // As if the process had been frozen until its lease was over.
    await engineSql()`update job_queue set due_at = now() where state = 1`;
    const other = await startEngine([job]);
    const [run] = await ended(job);
    expect(run).toMatchObject({ status: "completed", output: 2 });
    gate.resolve();
    await stalled?.stop();
    expect((await runsOf(job))[0]).toMatchObject({ status: "completed", output: 2 });
    expect(done).toEqual(["", "", "next of 2"]);
    const steps = await engineSql()`select name, data from job_steps order by seq`;
    expect(steps).toMatchObject([{ name: "work", data: 2 }, { name: "next" }]);
    await other.stop();
  });

  it("gives back at its stop what it could not finish", async () => {
    const gate = Promise.withResolvers<void>();
    let calls = 0;
    const job = defineJob({ id: "gives-back", trigger: asked }, async ({ step }) =>
      step.run("work", async () => {
        calls++;
        if (calls === 1) await gate.promise;
        return calls;
      }),
    );
    const first = await startEngine([job], { graceMs: 1 });
    await send(asked.create({ n: 1 }));
    await vi.waitFor(() => expect(calls).toBe(1));
    await first.stop();
    await startEngine([job]);
    expect((await ended(job))[0]?.output).toBe(2);
    gate.resolve();
  });

  it("is taken up at once after a few deaths, then after ever longer pauses", async () => {
    const job = defineJob({ id: "unlucky", trigger: asked }, async () => "done");
    const idle = await startEngine([job], { capacity: 0 });
    await send(asked.create({ n: 1 }));
    await vi.waitFor(async () => expect(await engineSql()`select 1 from job_queue`).toHaveLength(1));
    await idle.stop();
    // The engine of a process that is no more; the number of this one, as that of any process once, was another's.
    const owner = `${hostname()}/${process.pid}/gone`;
    const pauses: number[] = [];
    for (let lost = 0; lost < 6; lost++) {
      await engineSql()`update job_queue set state = 1, owner = ${owner}, lost = ${lost}`;
      const watcher = await startEngine([job], { capacity: 0, retryDelayMs: (n) => 60_000 * 2 ** n });
      await watcher.stop();
      const [item] = await engineSql()<{ lost: number; pause: number }[]>`
        select lost, case when state = 2 then extract(epoch from due_at - now())::float8 / 60 else 0 end as pause from job_queue`;
      expect(item?.lost).toBe(lost + 1);
      pauses.push(Math.ceil(item?.pause ?? -1));
    }
    expect(pauses).toEqual([0, 0, 0, 2, 4, 8]);
    await passTime();
    await startEngine([job]);
    expect((await ended(job))[0]).toMatchObject({ status: "completed", output: "done" });
  });

  it("is given up when the process dies of it again and again", async () => {
    let called = false;
    const job = defineJob({ id: "deadly", trigger: asked }, async () => {
      called = true;
    });
    const engine = await startEngine([job]);
    await engine.stop();
    await send(asked.create({ n: 1 }));
    await engineSql()`select 1`;
    const second = await startEngine([job], { capacity: 0 });
    await vi.waitFor(async () => expect(await engineSql()`select 1 from job_queue`).toHaveLength(1));
    await second.stop();
    await engineSql()`update job_queue set lost = 20`;
    await startEngine([job]);
    expect((await ended(job))[0]).toMatchObject({ status: "failed", error: { name: "WorkerLost" } });
    expect(called).toBe(false);
  });
});

describe("schedules", () => {
  const job = defineJob(
    { id: "hourly", trigger: { cron: "TZ=Asia/Tehran 30 * * * *" } },
    async ({ event }) => event.data.cron,
  );
  const next = async () => {
    const [row] = await engineSql()`select to_json(next_at) #>> '{}' as at from job_crons`;
    return new Date(row?.at as string);
  };

  it("tick in their time zone", async () => {
    await startEngine([job]);
    expect((await next()).getTime()).toBeGreaterThan(Date.now());
    expect((await next()).getUTCMinutes()).toBe(0);
    await passTime();
    expect((await ended(job)).map((run) => run.output)).toEqual(["TZ=Asia/Tehran 30 * * * *"]);
  });

  it("catch up by one run, whatever was missed, on several engines too", async () => {
    const first = await startEngine([job]);
    await first.stop();
    await engineSql()`update job_crons set next_at = now() - interval '3 days'`;
    await Promise.all([startEngine([job]), startEngine([job])]);
    await ended(job);
    expect((await next()).getTime()).toBeGreaterThan(Date.now());
    await passTime();
    await ended(job, 2);
    expect(await runsOf(job)).toHaveLength(2);
  });

  it("are forgotten with their job", async () => {
    const first = await startEngine([job]);
    await first.stop();
    const other = defineJob({ id: "hourly", trigger: { cron: "0 9 * * 1" } }, async () => {});
    await startEngine([other]);
    expect(await engineSql()`select cron from job_crons`).toEqual([{ cron: "0 9 * * 1" }]);
  });
});
