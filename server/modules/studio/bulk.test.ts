import { describe, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { listUsage } from "@/server/modules/ai/operations/list-usage";
import { setProviderKey } from "@/server/modules/ai/operations/set-provider-key";
import { addProducts } from "@/server/modules/catalog";
import { ProductInput } from "@/server/modules/catalog/contract";
import type { TaskDetail } from "@/server/modules/tasks/contract";
import { cancelTask } from "@/server/modules/tasks/operations/cancel-task";
import { getTask } from "@/server/modules/tasks/operations/get-task";
import { pauseTask } from "@/server/modules/tasks/operations/pause-task";
import { resumeTask } from "@/server/modules/tasks/operations/resume-task";
import { readBalance } from "@/server/modules/wallet";
import { execute } from "@/server/operations/execute";
import { Crew, kill } from "@/server/testing/jobs/crew";
import { ended, startEngine, waiting } from "@/server/testing/jobs/harness";
import type { Answer } from "@/server/testing/provider-stub";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { writeRound } from "./bulk-round";
import type { BulkItem, BulkRun } from "./contract";
import { runBulk } from "./jobs";
import { applyBulk } from "./operations/apply-bulk";
import { getBulk } from "./operations/get-bulk";
import { startBulk } from "./operations/start-bulk";
import { generationVersions } from "./schema";

const text = { kind: "text", chunks: ["Soft ", "linen."], input: 10, output: 5 } satisfies Answer;
const provider = stubProvider(text);

/** Makes the provider keep its answers until it is told to give them. */
function heldAnswers() {
  const asked: (() => void)[] = [];
  let given = 0;
  provider.stub().answer = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    asked.push(resolve);
    return { ...text, after: promise };
  };
  return {
    count: () => asked.length,
    /** Waits until it has been asked so often in all. */
    reach: (count: number) => vi.waitFor(() => expect(asked).toHaveLength(count)),
    /** Gives so many of the answers that it kept, the oldest first. */
    give(count: number) {
      for (const answer of asked.slice(given, given + count)) {
        answer();
        given += 1;
      }
    },
  };
}

/** A run over so many products that costs two points each, ordered by the owner of a store with 100 points. */
async function orderedRun(products: number) {
  const store = await createStore({ points: 100 });
  const { id: workspaceId } = store.workspace;
  const call = async <T>(operation: Parameters<typeof execute>[0], input: unknown) =>
    (await execute(operation, store.caller(), input)) as T;
  const ids = await withWorkspace(workspaceId, (tx) =>
    addProducts(
      tx,
      Array.from({ length: products }, (_, i) =>
        ProductInput.parse({ title: `Harbor shirt ${i}`, variants: [{ price: 6400 }] }),
      ),
    ),
  );
  const { id, taskId } = await call<BulkRun>(startBulk, {
    service: "product-description",
    selection: { ids },
    options: { locale: "en" },
  });
  const items = async () => (await call<{ items: BulkItem[] }>(getBulk, { id, limit: 100 })).items;
  return {
    id,
    workspaceId,
    call,
    items,
    task: () => call<TaskDetail>(getTask, { id: taskId }),
    control: (operation: Parameters<typeof execute>[0]) => call(operation, { id: taskId }),
    /** How many items have each state. */
    async states() {
      const counts: Partial<Record<BulkItem["status"], number>> = {};
      for (const { status } of await items()) counts[status] = (counts[status] ?? 0) + 1;
      return counts;
    },
    async points() {
      const { available, held } = await withWorkspace(workspaceId, (tx) => readBalance(tx));
      return { available, held };
    },
    /** How often a call of a model ended in each way. */
    async usage() {
      const rows = await call<{ items: { outcome: string; failure: string | null }[] }>(listUsage, {
        limit: 100,
      });
      return rows.items.map(({ outcome, failure }) => failure ?? outcome).toSorted();
    },
  };
}

const times = (count: number, value: string) => Array.from({ length: count }, () => value);

describe("a run over many products", () => {
  it("takes no points of a store that has brought its own key, and asks for none", async () => {
    const store = await createStore({ points: 0 });
    const ids = await withWorkspace(store.workspace.id, (tx) =>
      addProducts(tx, [ProductInput.parse({ title: "Harbor shirt", variants: [{ price: 6400 }] })]),
    );
    const order = { service: "product-description", selection: { ids }, options: { locale: "en" } };
    const start = async () => (await execute(startBulk, store.caller(), order)) as BulkRun;
    await expect(start()).rejects.toMatchObject({ code: "INSUFFICIENT_POINTS" });
    await execute(setProviderKey, store.caller(), { provider: "groq", key: "gsk_the-stores-own-key" });
    const run = await vi.waitFor(start);
    expect(run.points).toBe(0);
    expect(await writeRound(store.workspace.id, run.id)).toBe("done");
    const { items } = (await execute(getBulk, store.caller(), { id: run.id })) as { items: BulkItem[] };
    expect(items.map(({ status }) => status)).toEqual(["done"]);
  });

  it("writes each text once, however often its rounds are repeated, and puts all on their products", async () => {
    const run = await orderedRun(10);
    expect(await writeRound(run.workspaceId, run.id)).toBe("more");
    expect(await run.states()).toEqual({ done: 8, waiting: 2 });
    // A round that is repeated after its effects were committed goes on with what is left, and then finds nothing.
    expect(await writeRound(run.workspaceId, run.id)).toBe("done");
    expect(await writeRound(run.workspaceId, run.id)).toBe("done");
    expect(await run.states()).toEqual({ done: 10 });
    expect(await run.points()).toEqual({ available: 80, held: 0 });
    expect(provider.stub().received.length).toBeGreaterThanOrEqual(10);
    expect(await run.usage()).toEqual(times(10, "ok"));
    expect(await run.call(applyBulk, { id: run.id })).toEqual({ applied: 10, skipped: 0 });
    expect(await run.call(applyBulk, { id: run.id })).toEqual({ applied: 0, skipped: 10 });
    expect((await run.items()).every((item) => item.applied)).toBe(true);
  });

  it("tells of each text as it is written, and what became of those that failed", async () => {
    const answers = heldAnswers();
    const run = await orderedRun(6);
    await startEngine([runBulk]);
    await answers.reach(4);
    expect(await run.states()).toEqual({ running: 4, waiting: 2 });
    answers.give(1);
    await vi.waitFor(async () => expect(await run.task()).toMatchObject({ done: 1, failed: 0 }));
    await answers.reach(5);
    provider.stub().answer = { kind: "status", status: 500 };
    answers.give(4);
    await ended(runBulk);
    expect(await run.task()).toMatchObject({
      status: "done",
      done: 5,
      failed: 1,
      problems: [{ code: "AI_UNAVAILABLE" }],
    });
    expect(await run.states()).toEqual({ done: 5, failed: 1 });
    expect(await run.points()).toEqual({ available: 90, held: 0 });
  });

  it.each([
    { products: 7, before: 0 },
    { products: 13, before: 8 },
  ])(
    "pauses between two of its last $products texts, and goes on with what is left",
    async ({ products, before }) => {
      const answers = heldAnswers();
      const run = await orderedRun(products);
      await startEngine([runBulk]);
      for (let given = 0; given < before; given += 4) {
        await answers.reach(given + 4);
        answers.give(4);
      }
      await answers.reach(before + 4);
      await run.control(pauseTask);
      answers.give(4);
      await waiting("event");
      // What was being written is finished, and nothing was begun.
      expect(answers.count()).toBe(before + 4);
      const done = before + 4;
      expect(await run.states()).toEqual({ done, waiting: products - done });
      // Progress is written a few times a second.
      await vi.waitFor(async () => expect(await run.task()).toMatchObject({ status: "paused", done }));
      expect(await run.points()).toEqual({ available: 100 - 2 * done, held: 0 });

      await run.control(resumeTask);
      await answers.reach(products);
      answers.give(products);
      await ended(runBulk);
      expect(await run.states()).toEqual({ done: products });
      expect(await run.task()).toMatchObject({ status: "done", done: products, failed: 0 });
      expect(await run.points()).toEqual({ available: 100 - 2 * products, held: 0 });
    },
  );

  it("stops between two of its last texts: what is left is passed over and costs nothing", async () => {
    const answers = heldAnswers();
    const run = await orderedRun(7);
    await startEngine([runBulk]);
    await answers.reach(4);
    await run.control(cancelTask);
    answers.give(4);
    await ended(runBulk);
    expect(answers.count()).toBe(4);
    expect(await run.states()).toEqual({ done: 4, skipped: 3 });
    expect(await run.task()).toMatchObject({ status: "cancelled", done: 4, failed: 0 });
    expect(await run.points()).toEqual({ available: 92, held: 0 });
    expect(await run.usage()).toEqual(times(4, "ok"));
  });

  it("stops when it is told to while it is paused", async () => {
    const answers = heldAnswers();
    const run = await orderedRun(5);
    await startEngine([runBulk]);
    await answers.reach(4);
    await run.control(pauseTask);
    answers.give(4);
    await waiting("event");
    await run.control(cancelTask);
    await ended(runBulk);
    expect(await run.states()).toEqual({ done: 4, skipped: 1 });
    expect(await run.points()).toEqual({ available: 92, held: 0 });
  });

  it("begins nothing when it was paused before its first text", async () => {
    const answers = heldAnswers();
    const run = await orderedRun(3);
    await run.control(pauseTask);
    await startEngine([runBulk]);
    await waiting("event");
    expect(answers.count()).toBe(0);
    expect(await run.states()).toEqual({ waiting: 3 });
    await run.control(cancelTask);
    await ended(runBulk);
    expect(await run.points()).toEqual({ available: 100, held: 0 });
  });

  it("is done, not stopped, when nothing was left to stop", async () => {
    const answers = heldAnswers();
    const run = await orderedRun(3);
    await startEngine([runBulk]);
    await answers.reach(3);
    await run.control(cancelTask);
    answers.give(3);
    await ended(runBulk);
    expect(await run.task()).toMatchObject({ status: "done", done: 3 });
  });
});

describe("a run whose worker", () => {
  it("is killed in the middle is taken up by another: each text is written and paid once", async () => {
    const answers = heldAnswers();
    const run = await orderedRun(6);
    const crew = await Crew.gather({ entry: "server/testing/jobs/studio-worker.ts", spares: 1 });
    try {
      const first = await crew.begin();
      await answers.reach(4);
      answers.give(1);
      await answers.reach(5);
      expect(await run.states()).toEqual({ done: 1, running: 4, waiting: 1 });
      await kill(first);
      expect(await run.points()).toEqual({ available: 90, held: 8 });
      await crew.begin();
      // The four that were being written, and the one that waited, by the other.
      await answers.reach(9);
      expect(await run.points()).toEqual({ available: 90, held: 8 });
      answers.give(8);
      await answers.reach(10);
      answers.give(1);
      await ended(runBulk);
    } finally {
      await crew.dismiss();
    }
    expect(await run.states()).toEqual({ done: 6 });
    expect(await run.task()).toMatchObject({ status: "done", done: 6, failed: 0 });
    expect(await run.points()).toEqual({ available: 88, held: 0 });
    expect(await run.usage()).toEqual([...times(4, "interrupted"), ...times(6, "ok")]);
  });

  it("was taken for dead but lives: neither writes a text twice, nor is it paid twice", async () => {
    const answers = heldAnswers();
    const run = await orderedRun(4);
    const slow = writeRound(run.workspaceId, run.id);
    await answers.reach(4);
    await startEngine([runBulk]);
    await answers.reach(8);
    // The one that was taken for dead comes to its end first.
    answers.give(4);
    await slow;
    expect(await run.states()).toEqual({ running: 4 });
    expect(await run.points()).toEqual({ available: 92, held: 8 });
    answers.give(4);
    await ended(runBulk);
    expect(await run.states()).toEqual({ done: 4 });
    expect(await run.points()).toEqual({ available: 92, held: 0 });
    expect(await run.usage()).toEqual([...times(4, "interrupted"), ...times(4, "ok")]);
    const texts = await withWorkspace(run.workspaceId, (tx) => tx.$count(generationVersions));
    expect(texts).toBe(4);
  });

  it("died and came back paused: what it left waits, at no cost", async () => {
    const answers = heldAnswers();
    const run = await orderedRun(6);
    const dead = writeRound(run.workspaceId, run.id);
    await answers.reach(4);
    await run.control(pauseTask);
    await startEngine([runBulk]);
    await waiting("event");
    expect(answers.count()).toBe(4);
    expect(await run.states()).toEqual({ waiting: 6 });
    expect(await run.points()).toEqual({ available: 100, held: 0 });
    await run.control(cancelTask);
    await ended(runBulk);
    expect(await run.states()).toEqual({ skipped: 6 });
    answers.give(4);
    await dead;
    expect(await run.points()).toEqual({ available: 100, held: 0 });
  });
});
