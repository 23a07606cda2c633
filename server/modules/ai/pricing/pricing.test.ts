import { and, eq, gt } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { execute } from "@/server/operations/execute";
import { createPerson, createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { listPriceVersions } from "../operations/list-price-versions";
import { listPrices } from "../operations/list-prices";
import { savePrice } from "../operations/save-price";
import { costOf } from "../prices";
import { WritingBrief } from "../prompts/brief";
import { runText } from "../run-text";
import { aiPrices, aiUsage } from "../schema";
import { PriceList } from "./contract";

const model = { provider: "groq" as const, model: "openai/gpt-oss-120b" };
stubProvider({
  kind: "text",
  chunks: ["Soft."],
  input: 1_000,
  cached: 400,
  output: 300,
  reasoning: 100,
});
const amounts = {
  inputMicros: 200_000,
  outputMicros: 800_000,
  cachedInputMicros: 50_000,
  reasoningMicros: 900_000,
};
const brief = WritingBrief.parse({ task: "product_description", locale: "en", facts: { title: "Shirt" } });

afterEach(() =>
  withService(async (tx) => {
    await tx.delete(aiPrices).where(and(eq(aiPrices.provider, "groq"), gt(aiPrices.version, 1)));
    await tx.delete(aiPrices).where(eq(aiPrices.provider, "openrouter"));
  }),
);

const admin = async () => (await createPerson({ admin: true })).caller();

it("is changed in versions that say who and why, and a call is priced by the one in force when it ended", async () => {
  const person = await createPerson({ admin: true });
  const caller = person.caller();
  const store = await createStore();
  const write = async (between?: () => Promise<unknown>) => {
    const events = runText({
      workspaceId: store.workspace.id,
      actor: store.actor,
      brief,
      cause: "product-description",
      key: crypto.randomUUID(),
      signal: new AbortController().signal,
    });
    await events.next();
    await between?.();
    for await (const _event of events);
  };
  await write();
  // While the second is being written, the price changes: what counts is when it ends.
  await write(() => execute(savePrice, caller, { ...model, ...amounts, note: "The new list", basedOn: 1 }));
  const { items } = listPriceVersions.output.parse(await execute(listPriceVersions, caller, model));
  expect(items.map(({ version }) => version)).toEqual([2, 1]);
  expect(items[0]).toMatchObject({
    ...amounts,
    setBy: person.user.id,
    setByName: "Test Person",
    note: "The new list",
  });
  expect(items[1]).toMatchObject({ setBy: "default", setByName: null });

  const rows = await withWorkspace(store.workspace.id, (tx) => tx.select().from(aiUsage).orderBy(aiUsage.id));
  expect(rows.map((row) => row.priceVersion)).toEqual([1, 2]);
  const tokens = { input: 1_000, cached: 400, output: 300, reasoning: 100 };
  for (const row of rows) {
    const price = items.find(({ version }) => version === row.priceVersion);
    if (!price) throw new Error("a row without its price");
    expect(row.costMicros).toBe(costOf(tokens, price));
  }
  // 600 x $0.20 + 400 x $0.05 + 200 x $0.80 + 100 x $0.90 a million
  expect(rows[1]?.costMicros).toBe(390);
});

it("is refused when another version came first, and without a reason", async () => {
  const caller = await admin();
  const change = { ...model, ...amounts, note: "Mine", basedOn: 1 };
  const outcomes = await Promise.allSettled([
    execute(savePrice, caller, change),
    execute(savePrice, caller, { ...change, note: "Theirs" }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(execute(savePrice, caller, change)).rejects.toMatchObject({ code: "WRONG_STATE" });
  await expect(execute(savePrice, caller, { ...change, note: " ", basedOn: 2 })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
});

it("is asked for where a model of the routes has none", async () => {
  const caller = await admin();
  const missing = { provider: "openrouter" as const, model: "openai/gpt-oss-120b" };
  const before = PriceList.parse(await execute(listPrices, caller, {}));
  expect(before.unpriced).toContainEqual(missing);
  expect(before.items.some((item) => item.provider === "groq" && item.version === 1)).toBe(true);
  await execute(savePrice, caller, { ...missing, ...amounts, note: "From their page", basedOn: 0 });
  const after = PriceList.parse(await execute(listPrices, caller, {}));
  expect(after.unpriced).not.toContainEqual(missing);
  expect(after.items).toContainEqual(expect.objectContaining({ ...missing, ...amounts, version: 1 }));
});
