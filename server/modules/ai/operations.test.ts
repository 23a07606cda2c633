import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { withWorkspace } from "@/server/db/client";
import { readBalance } from "@/server/modules/wallet";
import { ledgerHolds } from "@/server/modules/wallet/schema";
import { execute } from "@/server/operations/execute";
import { idempotencyKeys } from "@/server/operations/schema";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import type { GenerateOutput, Usage } from "./contract";
import { sweepCalls } from "./lost-calls";
import { generate } from "./operations/generate";
import { listTasks } from "./operations/list-tasks";
import { listUsage } from "./operations/list-usage";
import { aiCalls } from "./schema";

type Store = Awaited<ReturnType<typeof createStore>>;

const provider = stubProvider({ kind: "text", chunks: ["A ", "title."], input: 2_000, output: 1_000 });

const input = { task: "seo_basic", prompt: "A title for a linen shirt" };
const ask = (store: Store, more: object = {}, idempotencyKey?: string) =>
  execute(generate, store.caller({ idempotencyKey }), { ...input, ...more }) as Promise<
    z.output<typeof GenerateOutput>
  >;
const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => new Error("it succeeded"),
    (error: unknown) => error,
  );
const available = async (store: Store) => (await withWorkspace(store.workspace.id, readBalance)).available;

describe("POST /api/ai/generate", () => {
  it("answers with the text, the provider and the model, and takes the task's points", async () => {
    const store = await createStore();
    const model = "openai/gpt-oss-120b";
    expect(await ask(store)).toEqual({ result: "A title.", provider: "groq", model });
    expect(await available(store)).toBe(49);
    await ask(store, { task: "strategic_analysis" });
    expect(await available(store)).toBe(47);
  });

  it("answers the same to the same Idempotency-Key, asking the model and taking the points once", async () => {
    const store = await createStore();
    const before = provider.stub().received.length;
    const first = await ask(store, {}, "once");
    provider.stub().answer = { kind: "text", chunks: ["Another."], input: 1, output: 1 };
    expect(await ask(store, {}, "once")).toEqual(first);
    expect(provider.stub().received).toHaveLength(before + 1);
    expect(await available(store)).toBe(49);
    await expect(ask(store, { prompt: "Something else" }, "once")).rejects.toMatchObject({
      code: "IDEMPOTENCY_MISMATCH",
    });
  });

  it("may be tried again with the same Idempotency-Key after a failure", async () => {
    const store = await createStore();
    const usual = provider.stub().answer;
    provider.stub().answer = { kind: "status", status: 500 };
    await expect(ask(store, {}, "again")).rejects.toMatchObject({ code: "AI_UNAVAILABLE", status: 502 });
    expect(await available(store)).toBe(50);
    provider.stub().answer = usual;
    expect((await ask(store, {}, "again")).result).toBe("A title.");
    expect(await available(store)).toBe(49);
  });

  it("writes in the language of the prompt, or the one that is asked for", async () => {
    const store = await createStore({ locale: "ja" });
    const localeOf = async (more: object) => {
      const arrival = provider.stub().next();
      await ask(store, more);
      return /"locale": "(\w+)"/.exec(JSON.stringify((await arrival).body).replaceAll("\\", ""))?.[1];
    };
    expect(await localeOf({})).toBe("en");
    expect(await localeOf({ prompt: "عنوانی برای پیراهن نخی آبی" })).toBe("fa");
    expect(await localeOf({ prompt: "12345" })).toBe("ja");
    expect(await localeOf({ locale: "ru" })).toBe("ru");
  });

  it("stops with the caller's connection", async () => {
    const store = await createStore();
    provider.stub().answer = { kind: "stall", chunk: "A" };
    const gone = new AbortController();
    const arrival = provider.stub().next();
    const call = execute(generate, store.caller({ signal: gone.signal }), input);
    const received = await arrival;
    gone.abort();
    await expect(call).rejects.toMatchObject({ code: "CANCELLED" });
    await received.closed;
    expect(await available(store)).toBe(50);
  });

  it.each([
    [{ task: "poetry" }, "BAD_INPUT"],
    [{ prompt: "   " }, "BAD_INPUT"],
    [{ model: "gpt-5.4" }, "BAD_INPUT"],
  ])("refuses %o", async (more, code) => {
    await expect(ask(await createStore(), more)).rejects.toMatchObject({ code });
  });

  it("needs the permission", async () => {
    const store = await createStore({ role: "analyst" });
    await expect(ask(store)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("an Idempotency-Key whose process died", () => {
  const key = "after the crash";
  const asked = () => provider.stub().received.length;
  const outcomes = async (store: Store) =>
    ((await execute(listUsage, store.caller(), {})) as { items: Usage[] }).items.map((row) => row.outcome);
  /** The time passes after which a call that has not answered counts as dead. */
  const keyIsFree = (store: Store) =>
    withWorkspace(store.workspace.id, (tx) =>
      tx.update(idempotencyKeys).set({ createdAt: sql`now() - interval '11 minutes'` }),
    );
  const holdIsOver = async (store: Store) => {
    const expiresAt = sql`now() - interval '1 second'`;
    await withWorkspace(store.workspace.id, async (tx) => {
      await tx.update(ledgerHolds).set({ expiresAt });
      await tx.update(aiCalls).set({ expiresAt });
    });
    await sweepCalls();
  };
  /** The same operation on a process that dies when the text was paid, before anything else is done. */
  async function payAndDie(store: Store): Promise<void> {
    const { promise: paid, resolve } = Promise.withResolvers<void>();
    const dying: typeof generate = {
      ...generate,
      async run(ctx, asking) {
        await generate.run(ctx, asking);
        resolve();
        return new Promise(() => {});
      },
    };
    void execute(dying, store.caller({ idempotencyKey: key }), input);
    await paid;
  }

  it("after the text was paid gives that text, and takes no points again", async () => {
    const store = await createStore();
    await payAndDie(store);
    expect(await available(store)).toBe(49);
    const before = asked();
    provider.stub().answer = { kind: "text", chunks: ["Another."], input: 1, output: 1 };
    // At once, and when the first call counts as dead.
    const answers = [await ask(store, {}, key)];
    await keyIsFree(store);
    answers.push(await ask(store, {}, key));
    expect(answers.map(({ result }) => result)).toEqual(["A title.", "A title."]);
    expect(asked()).toBe(before);
    expect(await available(store)).toBe(49);
  });

  it("before the text was paid runs again, and is charged once: the first one's points went back", async () => {
    const store = await createStore();
    const usual = provider.stub().answer;
    const { promise: after, resolve: wake } = Promise.withResolvers<void>();
    provider.stub().answer = { kind: "text", chunks: ["Lost."], input: 1, output: 1, after };
    const arrival = provider.stub().next();
    const dead = errorOf(ask(store, {}, key));
    await arrival;
    provider.stub().answer = usual;
    await expect(ask(store, {}, key)).rejects.toMatchObject({ code: "IDEMPOTENCY_IN_PROGRESS" });
    await holdIsOver(store);
    await keyIsFree(store);
    expect((await ask(store, {}, key)).result).toBe("A title.");
    expect(await available(store)).toBe(49);
    // Should it live after all, it changes nothing.
    wake();
    expect(await dead).toMatchObject({ code: "AI_UNAVAILABLE" });
    expect(await available(store)).toBe(49);
    expect((await ask(store, {}, key)).result).toBe("A title.");
    expect(await outcomes(store)).toEqual(["ok", "failed"]);
  });

  it("that was only slow is not paid when a retry has taken its key over", async () => {
    const store = await createStore();
    const usual = provider.stub().answer;
    const { promise: after, resolve: wake } = Promise.withResolvers<void>();
    provider.stub().answer = { kind: "text", chunks: ["Slow."], input: 1, output: 1, after };
    const arrival = provider.stub().next();
    const slow = errorOf(ask(store, {}, key));
    await arrival;
    provider.stub().answer = usual;
    await keyIsFree(store);
    const retried = await ask(store, {}, key);
    wake();
    expect(await slow).toMatchObject({ code: "AI_UNAVAILABLE" });
    expect(await available(store)).toBe(49);
    // The failure of the slow one has not given the key away.
    expect(await ask(store, {}, key)).toEqual(retried);
    expect(await available(store)).toBe(49);
    expect(await outcomes(store)).toEqual(["failed", "ok"]);
  });
});

describe("the tasks", () => {
  it("say beforehand what they cost and who would write", async () => {
    const store = await createStore();
    const { items } = (await execute(listTasks, store.caller(), {})) as z.output<typeof listTasks.output>;
    expect(items.map(({ task, points }) => `${task} ${points}`)).toEqual([
      "product_description 1",
      "reviews_analysis 1",
      "seo_basic 1",
      "chatbot 1",
      "ads_copy 2",
      "seo_advanced 2",
      "strategic_analysis 2",
    ]);
    for (const { task, points, writer } of items) {
      const before = await available(store);
      const { provider: by, model } = await ask(store, { task });
      expect({ writer: { provider: by, model }, points: before - (await available(store)) }).toEqual({
        writer,
        points,
      });
    }
  });
});

describe("usage", () => {
  it("is listed to those who may see figures, newest first, in pages", async () => {
    const store = await createStore();
    for (const task of ["seo_basic", "chatbot", "ads_copy"]) await ask(store, { task });
    provider.stub().answer = { kind: "status", status: 429 };
    await ask(store).catch(() => {});
    const list = (filter: object) =>
      execute(listUsage, store.caller(), filter) as Promise<{ items: Usage[]; nextCursor: string | null }>;

    const first = await list({ limit: 3 });
    expect(
      first.items.map((row) => [row.task, row.outcome, row.failure, row.points, row.costMicros]),
    ).toEqual([
      ["seo_basic", "failed", "rateLimit", 0, null],
      ["ads_copy", "ok", null, 2, 900],
      ["chatbot", "ok", null, 1, 900],
    ]);
    const rest = await list({ limit: 3, cursor: first.nextCursor });
    expect(rest.items.map((row) => row.task)).toEqual(["seo_basic"]);
    expect(rest.nextCursor).toBeNull();
    expect((await list({ outcome: "ok", task: "chatbot" })).items).toHaveLength(1);
    expect((await list({ to: "2026-01-01T00:00:00Z" })).items).toEqual([]);
    expect((await list({ from: "2026-01-01T00:00:00Z" })).items).toHaveLength(4);
  });
});
