import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import type { Usage } from "@/server/modules/ai/contract";
import { sweepCalls } from "@/server/modules/ai/lost-calls";
import { listUsage } from "@/server/modules/ai/operations/list-usage";
import { aiCalls } from "@/server/modules/ai/schema";
import { addProducts, readProducts } from "@/server/modules/catalog";
import { ProductInput } from "@/server/modules/catalog/contract";
import { readBalance } from "@/server/modules/wallet";
import { ledgerHolds } from "@/server/modules/wallet/schema";
import { execute } from "@/server/operations/execute";
import { ended, startEngine } from "@/server/testing/jobs/harness";
import { createStore } from "@/server/testing/store";
import type { GenerationDetail, GenerationEvent } from "./contract";
import { endLostText, generationRow } from "./generation-rows";
import { endLostTexts } from "./jobs";
import { applyVersion } from "./operations/apply-version";
import { exportText } from "./operations/export-text";
import { generate } from "./operations/generate";
import { getGeneration } from "./operations/get-generation";
import { quoteBulk } from "./operations/quote-bulk";
import { saveVersion } from "./operations/save-version";
import { startBulk } from "./operations/start-bulk";
import { undoApply } from "./operations/undo-apply";

type Store = Awaited<ReturnType<typeof createStore>>;
type CallOptions = Parameters<Store["caller"]>[0];

const options = { locale: "en", tone: "neutral", length: "medium" } as const;

async function withShirt(store: Store, count = 1) {
  const inputs = Array.from({ length: count }, (_, i) =>
    ProductInput.parse({
      title: `Harbor shirt ${i}`,
      descriptionHtml: "<p>Linen shirt with a camp collar and coconut buttons. Relaxed fit.</p>",
      variants: [{ price: 6400 }],
    }),
  );
  return withWorkspace(store.workspace.id, (tx) => addProducts(tx, inputs));
}

async function write(store: Store, input: Record<string, unknown>, call: CallOptions = {}) {
  const events: GenerationEvent[] = [];
  const stream = (await execute(generate, store.caller(call), {
    service: "product-description",
    options,
    ...input,
  })) as AsyncIterable<GenerationEvent>;
  for await (const event of stream) events.push(event);
  const done = events.at(-1);
  if (done?.type !== "done") throw new Error("the text was not finished");
  return { events, done };
}

const balance = (store: Store) => withWorkspace(store.workspace.id, (tx) => readBalance(tx));
const call = async <T>(store: Store, operation: Parameters<typeof execute>[0], input: unknown) =>
  (await execute(operation, store.caller(), input)) as T;

it("streams a text, takes its price, keeps it, puts it on the product and brings back what stood there", async () => {
  const store = await createStore();
  const [productId = ""] = await withShirt(store);
  const { events, done } = await write(store, { productId });
  expect(events[0]).toMatchObject({ type: "started", points: 2 });
  const streamed = events.flatMap((e) => (e.type === "delta" ? [e.text] : [])).join("");
  expect(done.version).toMatchObject({ number: 1, text: streamed, offline: true, source: "ai" });
  expect(done.available).toBe(48);
  expect(await balance(store)).toMatchObject({ available: 48, held: 0 });

  await call(store, saveVersion, { id: done.generationId, text: "My own words." });
  await call(store, applyVersion, { id: done.generationId, version: 2 });
  const read = async () =>
    (await withWorkspace(store.workspace.id, (tx) => readProducts(tx, [productId])))[0];
  expect((await read())?.descriptionHtml).toBe("<p>My own words.</p>");
  await call(store, applyVersion, { id: done.generationId, version: 1 });
  await call(store, undoApply, { id: done.generationId });
  const saved = async (input: object) => {
    const { name, content } = await call<{ name: string; content: AsyncIterable<string> }>(
      store,
      exportText,
      { id: done.generationId, format: "md", ...input },
    );
    return [name, (await Array.fromAsync(content)).join("")];
  };
  expect(await saved({})).toEqual(["Harbor shirt 0 (en).md", "My own words.\n"]);
  expect(await saved({ version: 1 })).not.toEqual(await saved({}));
  await expect(saved({ version: 3 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await read())?.descriptionHtml).toContain("coconut buttons");
  await expect(call(store, undoApply, { id: done.generationId })).rejects.toMatchObject({
    code: "WRONG_STATE",
  });
});

it("writes a text once for its Idempotency-Key, and again where the first was broken off", async () => {
  const store = await createStore();
  const [productId = ""] = await withShirt(store);
  const idempotencyKey = crypto.randomUUID();
  const leaving = new AbortController();
  leaving.abort();
  await expect(write(store, { productId }, { idempotencyKey, signal: leaving.signal })).rejects.toMatchObject(
    { code: "CANCELLED" },
  );
  expect(await balance(store)).toMatchObject({ available: 50, held: 0 });
  const { done } = await write(store, { productId }, { idempotencyKey });
  const repeated = await write(store, { productId }, { idempotencyKey });
  expect(repeated.events).toEqual([{ type: "started", generationId: done.generationId, points: 2 }, done]);
  expect(await balance(store)).toMatchObject({ available: 48, held: 0 });
});

it("writes another version on the same text, and it differs", async () => {
  const store = await createStore();
  const [productId = ""] = await withShirt(store);
  const first = await write(store, { productId });
  const second = await write(store, { productId, generationId: first.done.generationId });
  expect(second.done.version.number).toBe(2);
  expect(second.done.version.text).not.toBe(first.done.version.text);
  const detail = await call<GenerationDetail>(store, getGeneration, { id: first.done.generationId });
  expect(detail).toMatchObject({ status: "done", versions: [{ number: 1 }, { number: 2 }] });
});

it("costs nothing when it is stopped, and says so", async () => {
  const store = await createStore();
  const [productId = ""] = await withShirt(store);
  const stop = new AbortController();
  stop.abort();
  await expect(write(store, { productId }, { signal: stop.signal })).rejects.toMatchObject({
    code: "CANCELLED",
  });
  expect(await balance(store)).toMatchObject({ available: 50, held: 0 });
});

describe("a text whose process died", () => {
  /** Begins to write and never goes on: as if the process had been killed. Its time is over at once. */
  async function dead(store: Store, input: Record<string, unknown>) {
    const stream = (await execute(generate, store.caller(), {
      service: "product-description",
      options,
      ...input,
    })) as AsyncGenerator<GenerationEvent>;
    const { value } = await stream.next();
    if (value?.type !== "started") throw new Error("the text was not begun");
    await withWorkspace(store.workspace.id, async (tx) => {
      const expiresAt = sql`now() - interval '1 second'`;
      await tx.update(aiCalls).set({ expiresAt });
      await tx.update(ledgerHolds).set({ expiresAt });
    });
    return value.generationId;
  }
  const detail = (store: Store, id: string) => call<GenerationDetail>(store, getGeneration, { id });

  it("is said to have broken off, costs nothing, and can be written again", async () => {
    const store = await createStore();
    const [productId = ""] = await withShirt(store);
    const id = await dead(store, { productId });
    expect(await detail(store, id)).toMatchObject({ status: "running", versions: [] });
    await expect(write(store, { productId, generationId: id })).rejects.toMatchObject({
      code: "WRONG_STATE",
    });

    // Two processes look at the same moment, and the job that they start runs.
    await startEngine([endLostTexts]);
    await Promise.all([sweepCalls(), sweepCalls()]);
    expect(await ended(endLostTexts)).toHaveLength(1);
    expect(await detail(store, id)).toMatchObject({ status: "failed", errorCode: "INTERRUPTED" });
    expect(await balance(store)).toMatchObject({ available: 50, held: 0 });
    const { items } = await call<{ items: Usage[] }>(store, listUsage, {});
    expect(items).toMatchObject([
      { reference: id, task: "product_description", outcome: "failed", failure: "interrupted", points: 0 },
    ]);

    await write(store, { productId, generationId: id });
    expect(await detail(store, id)).toMatchObject({ status: "done", errorCode: null, versions: [{}] });
    expect(await balance(store)).toMatchObject({ available: 48, held: 0 });
  });

  it("keeps the versions that it had", async () => {
    const store = await createStore();
    const [productId = ""] = await withShirt(store);
    const { done } = await write(store, { productId });
    await dead(store, { productId, generationId: done.generationId });
    await startEngine([endLostTexts]);
    await sweepCalls();
    await ended(endLostTexts);
    expect(await detail(store, done.generationId)).toMatchObject({
      status: "done",
      errorCode: "INTERRUPTED",
      versions: [{ number: 1 }],
    });
  });

  it("is left alone when the news of its end come after somebody began to write it again", async () => {
    const store = await createStore();
    const [productId = ""] = await withShirt(store);
    const id = await dead(store, { productId });
    await sweepCalls();
    const { callKey } = await withWorkspace(store.workspace.id, (tx) => generationRow(tx, id));
    await withWorkspace(store.workspace.id, (tx) => endLostText(tx, id, callKey ?? ""));
    const again = (await execute(generate, store.caller(), {
      service: "product-description",
      options,
      productId,
      generationId: id,
    })) as AsyncGenerator<GenerationEvent>;
    await again.next();
    await withWorkspace(store.workspace.id, (tx) => endLostText(tx, id, callKey ?? ""));
    expect(await detail(store, id)).toMatchObject({ status: "running", errorCode: null });
    for await (const _event of again);
    expect(await detail(store, id)).toMatchObject({ status: "done" });
  });
});

it("lets one at a time write a text", async () => {
  const store = await createStore();
  const [productId = ""] = await withShirt(store);
  const { done } = await write(store, { productId });
  const again = () => write(store, { productId, generationId: done.generationId });
  const both = await Promise.allSettled([again(), again()]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await balance(store)).toMatchObject({ available: 46, held: 0 });
});

it("does not sell what is not there yet", async () => {
  const store = await createStore();
  const [productId = ""] = await withShirt(store);
  await expect(write(store, { productId, service: "image-enhancement" })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
});

it("tells the whole price of many first, and refuses what cannot be paid", async () => {
  const store = await createStore();
  await withShirt(store, 26);
  const order = { service: "product-description", selection: { filter: {} } };
  expect(await call(store, quoteBulk, order)).toEqual({ count: 26, points: 52, available: 50 });
  await expect(call(store, startBulk, { ...order, options })).rejects.toMatchObject({
    code: "INSUFFICIENT_POINTS",
    params: { needed: 52, available: 50 },
  });
});
