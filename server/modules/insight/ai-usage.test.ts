import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { withUser, withWorkspace } from "@/server/db/client";
import { setProviderKey } from "@/server/modules/ai/operations/set-provider-key";
import { currentPolicy } from "@/server/modules/ai/routing/current-policy";
import { users } from "@/server/modules/auth";
import { grantPoints, holdPoints, releaseHold, settleHold } from "@/server/modules/wallet";
import { execute } from "@/server/operations/execute";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { createWriter } from "@/server/testing/studio";
import { aiUsage } from "./ai-usage";
import type { AiUsage } from "./contract";
import { exportAiUsage } from "./operations/export-ai-usage";
import { getAiUsage } from "./operations/get-ai-usage";
import { getDashboard } from "./operations/get-dashboard";

stubProvider({ kind: "text", chunks: ["Soft linen."], input: 10, output: 5 });

type Store = Awaited<ReturnType<typeof createStore>>;
type Cause = "product-description" | "ai-generate";

let works = 0;

/** Points that are held for a piece of work; of these the given ones are spent, or all come back. */
const work = (store: Store, cause: Cause, held: number, spent: number | null) =>
  withWorkspace(store.workspace.id, async (tx) => {
    const actor = store.user.id;
    const expiresAt = new Date(Date.now() + 60_000);
    const { holdId } = await holdPoints(tx, { amount: held, key: `w${++works}`, cause, actor, expiresAt });
    if (spent === null) await releaseHold(tx, { holdId, actor });
    else await settleHold(tx, { holdId, amount: spent, actor });
  });

const usageOf = async (store: Store) => (await execute(getAiUsage, store.caller(), {})) as AiUsage;

it("tells what was paid, what it made, what it saved and who had it made; what came back counts nowhere", async () => {
  const store = await createStore();
  await withWorkspace(store.workspace.id, (tx) =>
    grantPoints(tx, { amount: 100, key: "gift", cause: "operator" }),
  );
  await work(store, "product-description", 2, 2);
  await work(store, "product-description", 2, 2);
  await work(store, "product-description", 2, null);
  await work(store, "ai-generate", 5, 3);
  const usage = await usageOf(store);
  expect(usage).toMatchObject({
    points: { value: 7, before: 0 },
    pieces: { value: 3, before: 0 },
    // Twenty minutes by hand less two for reading, twice; what a call of the API saved, nobody knows.
    minutesSaved: { value: 36, before: 0 },
    services: [
      { cause: "product-description", pieces: 2, points: 4, minutesByHand: 20, minutesSaved: 36 },
      { cause: "ai-generate", pieces: 1, points: 3, minutesByHand: null, minutesSaved: 0 },
    ],
    people: [{ id: store.user.id, name: "Test Person", pieces: 3, points: 7 }],
  });
  expect(usage.daily).toHaveLength(30);
  expect(usage.daily.at(-1)?.points).toEqual({ "product-description": 4, "ai-generate": 3 });
  expect(usage.daily.slice(0, -1).every(({ points }) => Object.keys(points).length === 0)).toBe(true);
});

it("counts what the store's own key made: pieces and time saved without points", async () => {
  const { store, addShirts, write } = await createWriter();
  await execute(setProviderKey, store.caller(), { provider: "groq", key: "gsk_the-stores-own-key-1234" });
  // The process hears of it by way of the database.
  await vi.waitFor(async () => expect((await currentPolicy()).withKeys.has(store.workspace.id)).toBe(true));
  const [productId] = await addShirts("<p>Linen.</p>");
  await write({ productId });
  await write({ productId });
  await work(store, "product-description", 2, 2);
  const usage = await usageOf(store);
  expect(usage).toMatchObject({
    points: { value: 2 },
    pieces: { value: 3 },
    ownKeyPieces: 2,
    minutesSaved: { value: 54 },
    services: [{ cause: "product-description", pieces: 3, points: 2, minutesSaved: 54 }],
    people: [{ id: store.user.id, pieces: 3, points: 2 }],
  });
  expect(await execute(getDashboard, store.caller(), {})).toMatchObject({ minutesSaved: { value: 36 } });
});

const at = (store: Store, now: Date, timezone: string) =>
  withWorkspace(store.workspace.id, (tx) => aiUsage(tx, { days: 7, timezone, now }), { readOnly: true });

it("compares with as many days before, by whatever clock the store has", async () => {
  const store = await createStore();
  await work(store, "product-description", 2, 2);
  const now = new Date();
  // At every moment the first and the last zone of the earth have different dates.
  for (const timezone of ["Pacific/Kiritimati", "Etc/GMT+12"]) {
    const usage = await at(store, now, timezone);
    expect(usage.points).toEqual({ value: 2, before: 0 });
    expect(usage.daily.at(-1)?.points).toEqual({ "product-description": 2 });
    expect(await at(store, new Date(now.getTime() + 7 * 86_400_000), timezone)).toMatchObject({
      points: { value: 0, before: 2 },
      minutesSaved: { value: 0, before: 18 },
    });
  }
  const later = await at(store, new Date(now.getTime() + 20 * 86_400_000), "UTC");
  expect(later.points).toEqual({ value: 0, before: 0 });
});

it("gives the figures behind it as a file, in the reader's language, that no spreadsheet runs", async () => {
  const store = await createStore({ locale: "ru" });
  await withUser(store.user.id, (tx) =>
    tx.update(users).set({ name: "=1+1" }).where(eq(users.id, store.user.id)),
  );
  await work(store, "product-description", 2, 2);
  const { content, name } = (await execute(exportAiUsage, store.caller(), {})) as {
    content: Readable;
    name: string;
  };
  const [head, line, ...rest] = (await text(content)).replace("\ufeff", "").trimEnd().split("\r\n");
  expect(name).toBe(`${store.workspace.slug}-ai-usage.csv`);
  expect(head).toBe("День,Услуга,Человек,Готовых работ,Со своим ключом,Потрачено баллов");
  expect(line).toMatch(/^\d{4}-\d\d-\d\d,Описание товара,'=1\+1,1,0,2$/);
  expect(rest).toEqual([]);
});
