import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { engineSql } from "@/server/jobs/engine/database";
import { saveSetting } from "@/server/modules/settings/store";
import { readBalance } from "@/server/modules/wallet";
import { execute } from "@/server/operations/execute";
import { AppError } from "@/server/platform/errors";
import { type Answer, startProviderStub } from "@/server/testing/provider-stub";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { textRequest } from "@/server/testing/text-request";
import { sweepCalls } from "../lost-calls";
import { setBudget } from "../operations/set-budget";
import { WritingBrief } from "../prompts/brief";
import { runText, type TextRequest } from "../run-text";
import { aiCalls, aiUsage } from "../schema";
import { aiSpending } from "./schema";

type Store = Awaited<ReturnType<typeof createStore>>;

const text: Answer = { kind: "text", chunks: ["Soft ", "cotton."], input: 1_000, output: 333 };
const stalled: Answer = { kind: "stall", chunk: "Soft" };
/** What a call with the answer above costs: 1,000 x $0.15 + 333 x $0.60 a million. */
const cost = 350;
const provider = stubProvider(text);
const brief = WritingBrief.parse({
  task: "product_description",
  locale: "en",
  facts: { title: "Ocean Blue Shirt" },
});

let store: Store;
beforeEach(async () => {
  store = await createStore({ points: 1_000 });
});

const request = (of: Store = store, more: Partial<TextRequest<never>> = {}) => textRequest(of, brief, more);

/** Has a text written. @returns "ok", or the code and the reason of its refusal */
async function write(asked = request()): Promise<string> {
  try {
    for await (const _event of runText(asked));
    return "ok";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === "BUDGET_EXCEEDED" ? String(error.params.reason) : error.code;
  }
}

/** Begins a text, which is not read on. @returns how to end it, or the reason of its refusal */
async function begin(asked: TextRequest<never>): Promise<(() => Promise<void>) | string> {
  const events = runText(asked);
  try {
    await events.next();
    return async () => void (await events.return());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `${error.code} ${error.params.reason}`;
  }
}

const limit = (limitMicros: number | null, of = store) => execute(setBudget, of.caller(), { limitMicros });

async function installationLimit(monthlyMicros: number | null): Promise<void> {
  const save = (value: number | null) =>
    withService((tx) => saveSetting(tx, "ai_budget", { monthlyMicros: value }, "test"));
  await save(monthlyMicros);
  onTestFinished(() => save(null));
}

const rows = (of = store) => withWorkspace(of.workspace.id, (tx) => tx.select().from(aiSpending));
const figures = async (scope: "store" | "installation", of = store) => {
  const row = (await rows(of)).find((one) => one.scope === scope);
  return { spent: row?.spentMicros ?? 0, reserved: row?.reservedMicros ?? 0 };
};
const calls = () => withWorkspace(store.workspace.id, (tx) => tx.select().from(aiCalls));
const held = async () => (await withWorkspace(store.workspace.id, readBalance)).held;

/** What one call sets aside, as the program has it. */
async function mostOfOne(): Promise<number> {
  const end = await begin(request());
  const [call] = await calls();
  if (typeof end === "string" || !call) throw new Error("it did not begin");
  await end();
  return call.reservedMicros;
}

const told = (name: string, of = store) =>
  engineSql()<{ data: { percent: number; limitMicros: number } }[]>`
    select data from job_outbox where name = ${name}
      and coalesce(data->>'workspaceId', ${of.workspace.id}) = ${of.workspace.id} order by seq`;

describe("a budget", () => {
  it("sets aside the most that a call can cost, and counts what it did cost", async () => {
    await limit(1_000_000);
    const before = await mostOfOne();
    expect(before).toBeGreaterThan(4_000 * 0.6);
    expect(await write()).toBe("ok");
    expect(await figures("store")).toEqual({ spent: cost, reserved: 0 });
    expect(await figures("installation")).toEqual({ spent: cost, reserved: 0 });
  });

  it.each([0, 1, 7])(
    "for %i calls admits exactly that many of 200 at once, and holds no points for the others",
    async (n) => {
      const most = await mostOfOne();
      await limit(n * most);
      provider.stub().answer = stalled;
      const before = provider.stub().received.length;
      const begun = await Promise.all(Array.from({ length: 200 }, () => begin(request())));
      const running = begun.filter((one) => typeof one !== "string");
      expect(running).toHaveLength(n);
      const reason = n === 0 ? "BUDGET_EXCEEDED store" : "BUDGET_EXCEEDED busy";
      expect(begun.filter((one) => one === reason)).toHaveLength(200 - n);
      expect(await figures("store")).toEqual({ spent: 0, reserved: n * most });
      expect(await held()).toBe(2 * n);
      await Promise.all(running.map((end) => (typeof end === "string" ? undefined : end())));
      expect(await figures("store")).toEqual({ spent: 0, reserved: 0 });
      expect(await held()).toBe(0);
      expect(provider.stub().received.length - before).toBeLessThanOrEqual(n);
    },
  );

  it("is never exceeded by calls that end while others begin, and is what they cost to the micro-dollar", async () => {
    const most = await mostOfOne();
    const limitMicros = most + 10 * cost;
    await limit(limitMicros);
    const outcomes = await Promise.all(Array.from({ length: 60 }, () => write()));
    const usage = await withWorkspace(store.workspace.id, (tx) => tx.select().from(aiUsage));
    const sum = usage.reduce((total, row) => total + (row.costMicros ?? 0), 0);
    expect(await figures("store")).toEqual({ spent: sum, reserved: 0 });
    expect(sum).toBe(outcomes.filter((one) => one === "ok").length * cost);
    expect(sum).toBeLessThanOrEqual(limitMicros);
    // What was refused for the others' sake goes through one after the other, up to the last that fits.
    for (let n = 0; n < 12; n++) await write();
    expect(await figures("store")).toEqual({ spent: 11 * cost, reserved: 0 });
    expect(await write()).toBe("store");
  });

  it("of the installation admits exactly as many calls of several stores", async () => {
    const most = await mostOfOne();
    const stores = await Promise.all(Array.from({ length: 4 }, () => createStore({ points: 1_000 })));
    const [{ spent, reserved } = { spent: 0, reserved: 0 }] = await withService((tx) =>
      tx.execute<{ spent: number; reserved: number }>(
        sql`select coalesce(sum(spent_micros), 0)::int as spent, coalesce(sum(reserved_micros), 0)::int as reserved
          from ai_spending where scope = 'installation'`,
      ),
    );
    expect(reserved).toBe(0);
    await installationLimit(spent + 9 * most);
    provider.stub().answer = stalled;
    const begun = await Promise.all(
      Array.from({ length: 120 }, (_, n) => begin(request(stores[n % stores.length]))),
    );
    const running = begun.filter((one) => typeof one !== "string");
    expect(running).toHaveLength(9);
    expect(begun.filter((one) => one === "BUDGET_EXCEEDED busy")).toHaveLength(111);
    await Promise.all(running.map((end) => (typeof end === "string" ? undefined : end())));
    await installationLimit(spent + most - 1);
    expect(await write(request(stores[0]))).toBe("installation");
    expect(await write(request(stores[1]))).toBe("installation");
    const events = (await told("ai/installationBudget.reached")).filter(
      ({ data }) => data.limitMicros === spent + most - 1,
    );
    expect(events.map(({ data }) => data.percent)).toEqual([100]);
  });
});

describe("what was set aside", () => {
  it.each<[string, Answer]>([
    ["a provider that fails", { kind: "status", status: 500 }],
    ["an answer without text", { kind: "text", chunks: [" "], input: 5, output: 5 }],
  ])("is free again after %s", async (_name, answer) => {
    provider.stub().answer = answer;
    expect(await write()).toBe("AI_UNAVAILABLE");
    expect((await figures("store")).reserved).toBe(0);
    expect((await figures("installation")).reserved).toBe(0);
  });

  it("by a process that died is free again once, however many sweeps find it", async () => {
    provider.stub().answer = stalled;
    await limit(1_000_000);
    await begin(request());
    await begin(request());
    expect((await figures("store")).reserved).toBeGreaterThan(0);
    await withWorkspace(store.workspace.id, (tx) =>
      tx.update(aiCalls).set({ expiresAt: sql`now() - interval '1 second'` }),
    );
    await Promise.all(Array.from({ length: 8 }, () => sweepCalls()));
    expect(await figures("store")).toEqual({ spent: 0, reserved: 0 });
    expect(await figures("installation")).toEqual({ spent: 0, reserved: 0 });
  });

  it("is settled in the month in which the call began", async () => {
    const events = runText(request());
    await events.next();
    await withWorkspace(store.workspace.id, async (tx) => {
      await tx.update(aiSpending).set({ month: "2020-01" });
      await tx.update(aiCalls).set({ storeMonth: "2020-01", installationMonth: "2020-01" });
    });
    for await (const _event of events);
    expect((await rows()).map((row) => [row.month, row.spentMicros, row.reservedMicros])).toEqual([
      ["2020-01", cost, 0],
      ["2020-01", cost, 0],
    ]);
  });

  it("grows when a dearer model is asked next, or the call ends there", async () => {
    const openrouter = await startProviderStub(text);
    onTestFinished(() => openrouter.stop());
    provider.setEnv({ OPENROUTER_API_KEY: "key", OPENROUTER_BASE_URL: openrouter.url });
    provider.stub().answer = { kind: "status", status: 500 };
    // Nobody has entered what the model costs there: five cents are set aside.
    await limit(49_999);
    expect(await write()).toBe("store");
    expect(openrouter.received).toHaveLength(0);
    expect(await figures("store")).toEqual({ spent: 0, reserved: 0 });
    expect(await held()).toBe(0);
    await limit(50_000);
    expect(await write()).toBe("ok");
    expect(openrouter.received).toHaveLength(1);
    expect((await figures("store")).reserved).toBe(0);
  });
});

describe("people are told", () => {
  const percents = async () => (await told("ai/budget.reached")).map(({ data }) => data.percent);

  it("at each threshold once a month, and again under a new limit", async () => {
    await limit(4_000);
    provider.stub().answer = { ...text, input: 10_000, output: 3_000 } as Answer;
    expect(await write()).toBe("ok");
    expect(await figures("store")).toEqual({ spent: 3_300, reserved: 0 });
    expect(await percents()).toEqual([80]);
    expect(await write()).toBe("store");
    expect(await write()).toBe("store");
    expect(await percents()).toEqual([80, 100]);
    await limit(8_000);
    expect(await write()).toBe("ok");
    expect(await percents()).toEqual([80, 100, 80]);
  });
});
