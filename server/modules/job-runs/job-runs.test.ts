import { expect, it } from "vitest";
import { z } from "zod";
import admin from "@/messages/en/admin.json" with { type: "json" };
import { defineEvent, defineJob } from "@/server/jobs";
import { jobs } from "@/server/jobs/registry";
import type { AnyOperation } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { ended, passTime, send, startEngine, waiting } from "@/server/testing/jobs/harness";
import { createPerson } from "@/server/testing/store";
import type { JobRun, JobRunDetail } from "./contract";
import { cancelJobRun } from "./operations/cancel-job-run";
import { getJobRun } from "./operations/get-job-run";
import { listJobRuns } from "./operations/list-job-runs";
import { repeatJobRun } from "./operations/repeat-job-run";

const asked = defineEvent("test/admin.asked", z.strictObject({ n: z.int() }));

async function asAdmin<T>(operation: AnyOperation, input: unknown): Promise<T> {
  const admin = await createPerson({ admin: true });
  return (await execute(operation, admin.caller(), input)) as T;
}
interface List {
  items: JobRun[];
  nextCursor: string | null;
  jobs: string[];
  engine: string;
}

it("shows runs with their steps and errors, by status and job, page by page", async () => {
  const fine = defineJob({ id: "fine", trigger: asked }, async ({ event, step }) =>
    step.run("double", () => event.data.n * 2),
  );
  const bad = defineJob({ id: "bad", trigger: asked, retries: 0 }, async ({ step }) => {
    await step.run("first", () => "ok");
    await step.run("second", () => {
      throw new Error("no luck");
    });
  });
  await startEngine([fine, bad]);
  await send([1, 2, 3].map((n) => asked.create({ n })));
  await ended(fine, 3);
  await ended(bad, 3);

  const all = await asAdmin<List>(listJobRuns, { limit: 4 });
  expect(all).toMatchObject({ jobs: ["bad", "fine"], engine: "embedded" });
  expect(all.items).toHaveLength(4);
  const rest = await asAdmin<List>(listJobRuns, { limit: 4, cursor: all.nextCursor });
  expect(rest.items).toHaveLength(2);
  expect(rest.nextCursor).toBeNull();
  expect(new Set([...all.items, ...rest.items].map((run) => run.id)).size).toBe(6);

  const failed = await asAdmin<List>(listJobRuns, { status: "failed" });
  expect(failed.items.map((run) => [run.job, run.error])).toEqual(Array(3).fill(["bad", "no luck"]));
  const ofFine = await asAdmin<List>(listJobRuns, { job: "fine" });
  expect(ofFine.items.map((run) => run.status)).toEqual(Array(3).fill("completed"));

  const detail = await asAdmin<JobRunDetail>(getJobRun, { id: failed.items[0]?.id });
  expect(detail).toMatchObject({ job: "bad", event: asked.name, eventData: '{\n  "n": 3\n}', output: null });
  expect(detail.steps).toMatchObject([
    { name: "first", status: "done", result: '"ok"' },
    { name: "second", status: "failed", error: "no luck" },
  ]);
});

it("leaves out ticks of schedules that went well, unless they or their job are asked for", async () => {
  const sweeps = defineJob({ id: "sweeps", trigger: { cron: "0 0 1 1 *" }, retries: 0 }, async () => "swept");
  const breaks = defineJob({ id: "breaks", trigger: { cron: "0 0 1 1 *" }, retries: 0 }, async () => {
    throw new Error("no luck");
  });
  const fine = defineJob({ id: "fine", trigger: asked }, async ({ event }) => event.data.n);
  await startEngine([sweeps, breaks, fine]);
  await send(asked.create({ n: 1 }));
  await passTime();
  await Promise.all([ended(sweeps), ended(breaks), ended(fine)]);

  const jobsIn = async (input: object) =>
    (await asAdmin<List>(listJobRuns, input)).items.map((run) => run.job).toSorted();
  expect(await jobsIn({})).toEqual(["breaks", "fine"]);
  expect(await jobsIn({ routine: true })).toEqual(["breaks", "fine", "sweeps"]);
  expect(await jobsIn({ job: "sweeps" })).toEqual(["sweeps"]);
  expect(await jobsIn({ status: "completed" })).toEqual(["fine"]);
});

it("has a name for people for every job", () => {
  const names = Object.keys(admin.jobs.names);
  expect(jobs.map((job) => job.id).toSorted()).toEqual(names.toSorted());
});

it("cancels a run, once, and repeats one from its beginning", async () => {
  let naps = 0;
  const job = defineJob({ id: "naps", trigger: asked }, async ({ event, step }) => {
    await step.run("count", () => ++naps);
    await step.sleep("nap", "1d");
    return event.id;
  });
  await startEngine([job]);
  await send(asked.create({ n: 1 }, { id: "the-event" }));
  await waiting("sleep");
  const [run] = (await asAdmin<List>(listJobRuns, {})).items;
  expect(run).toMatchObject({ status: "active", phase: "waiting" });
  const before = await asAdmin<JobRunDetail>(getJobRun, { id: run?.id });
  expect(before.steps).toMatchObject([
    { name: "count" },
    { name: "nap", status: "waiting", dueAt: expect.any(String) },
  ]);

  await asAdmin(cancelJobRun, { id: run?.id });
  await expect(asAdmin(cancelJobRun, { id: run?.id })).rejects.toMatchObject({
    code: "WRONG_STATE",
  });
  await asAdmin(repeatJobRun, { id: run?.id });
  await waiting("sleep");
  await passTime();
  const runs = await ended(job, 2);
  expect(runs.map((r) => [r.status, r.output])).toEqual([
    ["cancelled", null],
    ["completed", "the-event"],
  ]);
  expect(naps).toBe(2);
});

it("is for the installation's admins", async () => {
  const person = await createPerson();
  await expect(execute(listJobRuns, person.caller(), {})).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
