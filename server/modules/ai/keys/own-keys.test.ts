import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { auditLog } from "@/server/modules/audit/schema";
import { readBalance } from "@/server/modules/wallet";
import { ledgerMovements } from "@/server/modules/wallet/schema";
import { execute } from "@/server/operations/execute";
import { AppError } from "@/server/platform/errors";
import type { Answer } from "@/server/testing/provider-stub";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { textRequest } from "@/server/testing/text-request";
import { aiSpending } from "../budgets/schema";
import { sweepCalls } from "../lost-calls";
import { listProviderKeys } from "../operations/list-provider-keys";
import { removeProviderKey } from "../operations/remove-provider-key";
import { setBudget } from "../operations/set-budget";
import { setProviderKey } from "../operations/set-provider-key";
import { testProviderKey } from "../operations/test-provider-key";
import { WritingBrief } from "../prompts/brief";
import { currentPolicy } from "../routing/current-policy";
import { runText, type TextRequest } from "../run-text";
import { aiCalls, aiUsage } from "../schema";
import { aiProviderKeys } from "./schema";

const text: Answer = { kind: "text", chunks: ["Soft ", "cotton."], input: 1_000, output: 333 };
const provider = stubProvider(text);
const ownKey = "gsk_the-stores-own-key-1234";
const brief = WritingBrief.parse({ task: "product_description", locale: "en", facts: { title: "Shirt" } });

type Store = Awaited<ReturnType<typeof createStore>>;
let store: Store;
beforeEach(async () => {
  store = await createStore({ points: 0 });
});

/** Gives the store its key, known to this process. */
async function bringKey(key = ownKey): Promise<void> {
  await execute(setProviderKey, store.caller(), { provider: "groq", key });
  await expect.poll(async () => (await currentPolicy()).withKeys.has(store.workspace.id)).toBe(true);
}

const request = (of = store, more: Partial<TextRequest<never>> = {}) => textRequest(of, brief, more);

/** Has a text written. @returns the points that it took, or its error */
async function write(asked = request()): Promise<number | AppError> {
  try {
    for await (const event of runText(asked)) if (event.type === "done") return event.result.points;
    throw new Error("a text without an end");
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

const inStore = <T>(fn: Parameters<typeof withWorkspace<T>>[1]) => withWorkspace(store.workspace.id, fn);
const usage = () => inStore((tx) => tx.select().from(aiUsage));
const movements = () => inStore((tx) => tx.$count(ledgerMovements));
const authorization = async (work: () => Promise<unknown>) => {
  const arrival = provider.stub().next();
  await work();
  return (await arrival).headers.authorization;
};

it("is kept encrypted and shown by its last four characters only", async () => {
  await bringKey();
  const view = { provider: "groq", lastFour: "1234", setBy: store.user.id };
  expect(await execute(listProviderKeys, store.caller(), {})).toMatchObject({ items: [view] });
  const kept = JSON.stringify([
    await inStore((tx) => tx.select().from(aiProviderKeys)),
    await inStore((tx) => tx.select().from(auditLog)),
    await execute(listProviderKeys, store.caller(), {}),
  ]);
  expect(kept).toContain("1234");
  expect(kept).not.toContain("stores-own");
});

it("is what the provider is asked with, takes no points, and counts in the store's budget alone", async () => {
  await bringKey();
  const before = await movements();
  expect(await authorization(async () => expect(await write()).toBe(0))).toBe(`Bearer ${ownKey}`);
  expect(await usage()).toMatchObject([{ ownKey: true, points: 0, outcome: "ok", costMicros: 350 }]);
  expect(await movements()).toBe(before);
  expect(await inStore((tx) => tx.select().from(aiSpending))).toMatchObject([
    { scope: "store", spentMicros: 350, reservedMicros: 0 },
  ]);
  await execute(setBudget, store.caller(), { limitMicros: 400 });
  expect(await write()).toMatchObject({ code: "BUDGET_EXCEEDED", params: { reason: "store" } });
});

it("is its store's alone, and forgotten when it is removed", async () => {
  await bringKey();
  const other = await createStore();
  expect(await authorization(() => write(request(other)))).toBe("Bearer key");
  expect(await write()).toBe(0);
  await execute(removeProviderKey, store.caller(), { provider: "groq" });
  await expect.poll(async () => (await currentPolicy()).withKeys.has(store.workspace.id)).toBe(false);
  expect(await write()).toMatchObject({ code: "INSUFFICIENT_POINTS" });
});

it("that the provider refuses ends the call: the installation's key is no way out, and learns nothing of it", async () => {
  await bringKey();
  provider.stub().answer = { kind: "status", status: 401 };
  for (let n = 0; n < 6; n++) {
    const error = await write();
    expect(error).toMatchObject({ code: "AI_UNAVAILABLE" });
    if (n === 0) expect(error).toMatchObject({ params: { provider: "groq", reason: "own" } });
  }
  provider.stub().answer = text;
  expect(await write(request(await createStore()))).toBe(2);
  // A new key is not held to what was learnt with the one before.
  await bringKey("gsk_another-key-of-the-store-9876");
  expect(await write()).toBe(0);
});

it("makes a call that happens once, and ends once when its process dies", async () => {
  await bringKey();
  const once = request(store, { key: "once" });
  expect(await write(once)).toBe(0);
  expect(await write(once)).toMatchObject({ code: "IDEMPOTENCY_IN_PROGRESS" });

  provider.stub().answer = { kind: "stall", chunk: "Soft" };
  const dead = runText(request(store, { key: "dead" }));
  await dead.next();
  expect(await write(request(store, { key: "dead" }))).toMatchObject({ code: "IDEMPOTENCY_IN_PROGRESS" });
  await inStore((tx) => tx.update(aiCalls).set({ expiresAt: sql`now() - interval '1 second'` }));
  await Promise.all([sweepCalls(), sweepCalls(), sweepCalls()]);
  expect((await usage()).map((row) => [row.key, row.outcome, row.failure])).toEqual([
    ["once", "ok", null],
    ["dead", "failed", "interrupted"],
  ]);
  expect(await inStore(readBalance)).toMatchObject({ available: 0, held: 0 });
  expect((await inStore((tx) => tx.select().from(aiSpending)))[0]).toMatchObject({ reservedMicros: 0 });
});

it.each([
  [200, "works"],
  [401, "refused"],
  [503, "unreachable"],
] as const)("is tried by a question that costs nothing: %i means that it %s", async (status, result) => {
  const asked: (string | undefined)[] = [];
  const server = createServer((req, res) => {
    asked.push(`${req.method} ${req.url} ${req.headers.authorization}`);
    res.writeHead(status, { "content-type": "application/json" }).end(`{"data":[]}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  provider.setEnv({ GROQ_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  await bringKey();
  expect(await execute(testProviderKey, store.caller(), { provider: "groq" })).toEqual({
    provider: "groq",
    result,
  });
  expect(asked).toEqual([`GET /models Bearer ${ownKey}`]);
});
