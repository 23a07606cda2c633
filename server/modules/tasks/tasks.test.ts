import { sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { withWorkspace } from "@/server/db/client";
import { subscribe } from "@/server/db/live";
import { defineEvent, defineJob } from "@/server/jobs";
import type { AnyOperation } from "@/server/operations/define";
import { execute } from "@/server/operations/execute";
import { ended, send, startEngine, waiting } from "@/server/testing/jobs/harness";
import { createStore } from "@/server/testing/store";
import type { Task, TaskDetail } from "./contract";
import { forgetOldTasks } from "./jobs";
import { createTask, finishTask, taskMayGoOn, taskSignal } from "./lifecycle";
import { cancelTask } from "./operations/cancel-task";
import { getTask } from "./operations/get-task";
import { listTasks } from "./operations/list-tasks";
import { pauseTask } from "./operations/pause-task";
import { resumeTask } from "./operations/resume-task";
import { reportProgress } from "./progress";
import { tasksTopic } from "./views";

type Store = Awaited<ReturnType<typeof createStore>>;

const call = <T>(store: Store, operation: AnyOperation, input: unknown = {}) =>
  execute(operation, store.caller(), input) as Promise<T>;

async function newTask(store: Store, total?: number) {
  const { id: workspaceId } = store.workspace;
  const taskId = await withWorkspace(workspaceId, (tx) =>
    createTask(tx, {
      workspaceId,
      kind: "catalogImport",
      params: { file: "products.csv" },
      total,
      userId: store.user.id,
      link: "/products/imports",
    }),
  );
  return { workspaceId, taskId, read: () => call<TaskDetail>(store, getTask, { id: taskId }) };
}

describe("a task", () => {
  it("tells how far it has come, and how it ended", async () => {
    const store = await createStore();
    const { workspaceId, taskId, read } = await newTask(store, 10);
    expect(await read()).toMatchObject({
      status: "queued",
      total: 10,
      done: 0,
      startedAt: null,
      params: { file: "products.csv" },
    });
    await reportProgress(workspaceId, taskId, {
      done: 3,
      failed: 1,
      stage: "writing",
      problems: [{ row: 4, subject: "SKU-4", code: "badPrice" }],
    });
    expect(await read()).toMatchObject({
      status: "running",
      done: 3,
      failed: 1,
      stage: "writing",
      problems: [{ row: 4, code: "badPrice" }],
    });
    await withWorkspace(workspaceId, (tx) =>
      finishTask(tx, taskId, {
        status: "done",
        done: 9,
        failed: 1,
        result: { created: 9 },
        problemsHref: "/x.csv",
      }),
    );
    const end = await read();
    expect(end).toMatchObject({
      status: "done",
      done: 9,
      failed: 1,
      stage: null,
      result: { created: 9 },
      problemsHref: "/x.csv",
      link: "/products/imports",
    });
    expect(end.finishedAt).not.toBeNull();
    await withWorkspace(workspaceId, (tx) => finishTask(tx, taskId, { status: "failed" }));
    expect((await read()).status).toBe("done");
  });

  it("writes at most a few times a second what is reported after every item, and the last always", async () => {
    const store = await createStore();
    const { workspaceId, taskId, read } = await newTask(store, 500);
    let told = 0;
    const end = await subscribe([tasksTopic(workspaceId)], () => told++);
    const began = performance.now();
    for (let done = 1; done <= 500; done++) await reportProgress(workspaceId, taskId, { done });
    await vi.waitFor(async () => expect((await read()).done).toBe(500));
    expect(told).toBeLessThanOrEqual(3 + Math.ceil((performance.now() - began) / 250));
    end();
  });

  it("keeps what was reported last when it ends at once", async () => {
    const store = await createStore();
    const { workspaceId, taskId, read } = await newTask(store, 50);
    for (let done = 1; done <= 50; done++) {
      await reportProgress(workspaceId, taskId, { done, problems: [{ code: "odd", row: done }] });
    }
    await withWorkspace(workspaceId, (tx) => finishTask(tx, taskId, { status: "done" }));
    const end = await read();
    expect(end).toMatchObject({ status: "done", done: 50 });
    expect(end.problems).toHaveLength(50);
  });

  it("keeps each problem once, and the first hundred", async () => {
    const store = await createStore();
    const { workspaceId, taskId, read } = await newTask(store);
    const problems = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => ({ row: from + i, code: "odd" }));
    for (const part of [problems(0, 60), problems(0, 60), problems(60, 130)]) {
      await reportProgress(workspaceId, taskId, { problems: part });
      await vi.waitFor(async () =>
        expect((await read()).problems.at(-1)?.row).toBeGreaterThanOrEqual(
          Math.min(99, part.at(-1)?.row ?? 0),
        ),
      );
    }
    expect((await read()).problems.map((p) => p.row)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  it("is listed newest first, the open ones apart", async () => {
    const store = await createStore();
    const first = await newTask(store);
    const second = await newTask(store);
    await newTask(await createStore());
    await withWorkspace(first.workspaceId, (tx) => finishTask(tx, first.taskId, { status: "done" }));
    const page = await call<{ items: Task[]; nextCursor: string | null }>(store, listTasks, { limit: 1 });
    expect(page.items.map((t) => t.id)).toEqual([second.taskId]);
    const rest = await call<typeof page>(store, listTasks, { cursor: page.nextCursor });
    expect(rest).toMatchObject({ items: [{ id: first.taskId }], nextCursor: null });
    const open = await call<typeof page>(store, listTasks, { open: true });
    expect(open.items.map((t) => t.id)).toEqual([second.taskId]);
  });
});

describe("people", () => {
  it("pause, resume and stop a task; what has ended stays as it is", async () => {
    const store = await createStore();
    const { workspaceId, taskId } = await newTask(store);
    const wrong = { code: "WRONG_STATE" };
    expect(await taskSignal(workspaceId, taskId)).toBe("run");
    expect(await call(store, pauseTask, { id: taskId })).toMatchObject({
      status: "paused",
      control: "pause",
    });
    expect(await taskSignal(workspaceId, taskId)).toBe("pause");
    expect(await call(store, resumeTask, { id: taskId })).toMatchObject({ status: "queued", control: "run" });
    expect(await call(store, cancelTask, { id: taskId })).toMatchObject({ control: "cancel" });
    expect(await call(store, cancelTask, { id: taskId })).toMatchObject({ control: "cancel" });
    await expect(call(store, resumeTask, { id: taskId })).rejects.toMatchObject(wrong);
    await withWorkspace(workspaceId, (tx) => finishTask(tx, taskId, { status: "cancelled" }));
    await expect(call(store, cancelTask, { id: taskId })).rejects.toMatchObject(wrong);
    const other = await createStore();
    await expect(call(other, pauseTask, { id: taskId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("let a job wait while its task is paused, and go on or end with it", async () => {
    const asked = defineEvent(
      "test/task.asked",
      z.strictObject({ workspaceId: z.string(), taskId: z.string() }),
    );
    const job = defineJob({ id: "patient", trigger: asked }, async ({ event, step }) => {
      const { workspaceId, taskId } = event.data;
      return (await taskMayGoOn(step, "before", workspaceId, taskId)) ? "went on" : "stopped";
    });
    await startEngine([job]);
    const store = await createStore();
    const [a, b] = [await newTask(store), await newTask(store)];
    for (const { workspaceId, taskId } of [a, b]) {
      await call(store, pauseTask, { id: taskId });
      await send(asked.create({ workspaceId, taskId }));
    }
    await waiting("event", 2);
    await call(store, resumeTask, { id: a.taskId });
    await call(store, cancelTask, { id: b.taskId });
    expect((await ended(job, 2)).map((run) => run.output)).toEqual(["went on", "stopped"]);
  });
});

it("a task that is gone is to stop", async () => {
  const store = await createStore();
  const { workspaceId, taskId } = await newTask(store);
  await withWorkspace(workspaceId, (tx) => tx.execute(sql`delete from tasks`));
  expect(await taskSignal(workspaceId, taskId)).toBe("cancel");
});

it("works that ended long ago are forgotten, others are not", async () => {
  const store = await createStore();
  const [over, open] = [await newTask(store), await newTask(store)];
  await withWorkspace(over.workspaceId, (tx) => finishTask(tx, over.taskId, { status: "done" }));
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  const left = async () => (await call<{ items: Task[] }>(store, listTasks)).items.map((task) => task.id);
  await forgetOldTasks(inDays(89));
  expect(await left()).toEqual([open.taskId, over.taskId]);
  await forgetOldTasks(inDays(91));
  expect(await left()).toEqual([open.taskId]);
});
