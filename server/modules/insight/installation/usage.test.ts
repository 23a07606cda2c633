import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { beforeAll, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { aiAttempts, aiUsage } from "@/server/modules/ai/schema";
import { saveSettings } from "@/server/modules/settings/operations/save-settings";
import { holdPoints, settleHold } from "@/server/modules/wallet";
import { execute } from "@/server/operations/execute";
import { createPerson, createStore } from "@/server/testing/store";
import { exportInstallationUsage } from "../operations/export-installation-usage";
import { getInstallationUsage } from "../operations/get-installation-usage";
import type { InstallationUsage } from "./contract";
import { valuedPoints } from "./revenue";
import { daySpan } from "./span";

type Store = Awaited<ReturnType<typeof createStore>>;
type Attempt = Partial<Omit<typeof aiAttempts.$inferInsert, "id">> & { micros?: number };

const groq = { provider: "groq" as const, model: "=gpt" };
const google = { provider: "google" as const, model: "gemini" };
// A Tuesday, of which Tehran sees the next morning.
const tuesdayNight = new Date("2026-11-10T22:30:00Z");

const priced = (micros: number | undefined) => ({
  inputTokens: 10,
  outputTokens: 5,
  costMicros: micros ?? null,
  priceVersion: micros === undefined ? null : 1,
});

/** A call with its attempts, the last of which decides how it ended. */
const call = (store: Store, createdAt: Date, asked: Attempt[], more: { ownKey?: boolean } = {}) =>
  withWorkspace(store.workspace.id, async (tx) => {
    const of = { workspaceId: store.workspace.id, key: crypto.randomUUID(), task: "chatbot", createdAt };
    const rows = asked.map(({ micros, ...one }, index) => ({
      ...groq,
      ...of,
      ...priced(micros),
      position: index + 1,
      outcome: "ok" as const,
      latencyMs: 100,
      ...one,
    }));
    await tx.insert(aiAttempts).values(rows);
    const last = rows.at(-1);
    if (!last) throw new Error("a call without attempts");
    const { position: _position, detail: _detail, firstTokenMs: _first, ...ended } = last;
    const failedMicros = rows.slice(0, -1).reduce((sum, one) => sum + (one.costMicros ?? 0), 0);
    await tx.insert(aiUsage).values({ ...ended, actor: store.user.id, points: 1, failedMicros, ...more });
  });

const spend = (store: Store, cause: "product-description" | "image-enhancement", amount: number) =>
  withWorkspace(store.workspace.id, async (tx) => {
    const expiresAt = new Date(Date.now() + 60_000);
    const { holdId } = await holdPoints(tx, { amount, key: crypto.randomUUID(), cause, expiresAt });
    await settleHold(tx, { holdId, amount });
  });

let admin: Awaited<ReturnType<typeof createPerson>>;
const read = (input: object = {}) =>
  execute(getInstallationUsage, admin.caller(), input) as Promise<InstallationUsage>;
const november = { from: "2026-11-09", to: "2026-11-11" };

beforeAll(async () => {
  admin = await createPerson({ admin: true });
  const [free, pro] = [await createStore(), await createStore({ plan: "pro" })];
  await call(free, tuesdayNight, [{ micros: 300, latencyMs: 200 }]);
  await call(pro, tuesdayNight, [
    { micros: 50, outcome: "failed", failure: "malformed" },
    { ...google, micros: 700, latencyMs: 400 },
  ]);
  await call(pro, tuesdayNight, [{ micros: 9_999 }], { ownKey: true });
  await call(pro, tuesdayNight, [{ outcome: "failed", failure: "timeout" }]);
  await call(free, new Date("2026-11-08T12:00:00Z"), [{ micros: 40 }]);
  // Today, as the points below.
  await call(pro, new Date(), [{ micros: 1_000 }]);
  await spend(pro, "product-description", 3);
  await spend(free, "image-enhancement", 2);
});

it("tells cost by plan and by model, a model that was asked in vain included, own keys not", async () => {
  const usage = await read(november);
  expect(usage.total).toMatchObject({
    calls: { value: 4, before: 1 },
    failed: { value: 1, before: 0 },
    costMicros: { value: 1_050, before: 40 },
    revenueMicros: null,
    marginMicros: null,
  });
  expect(usage.ownKeyCalls).toBe(1);
  expect(usage.plans).toEqual([
    expect.objectContaining({ plan: "pro", stores: 1, calls: 3, costMicros: 750 }),
    expect.objectContaining({ plan: "free", stores: 1, calls: 1, costMicros: 300 }),
  ]);
  expect(usage.models).toEqual([
    expect.objectContaining({ ...google, asked: 1, failed: 0, costMicros: 700 }),
    expect.objectContaining({ ...groq, asked: 4, failed: 2, costMicros: 350 }),
  ]);
  expect(usage.models[0]?.latency).toEqual({ p50: 400, p95: 400, p99: 400 });
  expect(usage.latency?.p50).toBe(200);
  expect(usage.failures).toEqual([
    { kind: "timeout", attempts: 1, calls: 1 },
    { kind: "malformed", attempts: 1, calls: 0 },
  ]);
});

it("tells days and hours by the clock of who asks", async () => {
  const busiest = ({ hours }: InstallationUsage) =>
    hours.flatMap((day, weekday) =>
      day.flatMap((calls, hour) => (calls > 0 ? [[weekday, hour, calls]] : [])),
    );
  const utc = await read(november);
  expect(busiest(utc)).toEqual([[1, 22, 4]]);
  expect(utc.days.map(({ day, calls }) => [day, calls])).toEqual([
    ["2026-11-09", 0],
    ["2026-11-10", 4],
    ["2026-11-11", 0],
  ]);
  expect(utc.days[1]?.costs).toEqual({ groq: 350, google: 700 });
  const tehran = await read({ ...november, timezone: "Asia/Tehran" });
  expect(busiest(tehran)).toEqual([[2, 2, 4]]);
  expect(tehran.days[2]).toMatchObject({ day: "2026-11-11", calls: 4, costMicros: 1_050 });
  // The clocks of New York went back on this day.
  const long = await withService((tx) =>
    daySpan(tx, { from: "2026-11-01", to: "2026-11-01", timezone: "America/New_York" }, new Date()),
  );
  expect(long.to.getTime() - long.from.getTime()).toBe(25 * 3_600_000);
  expect(long.from.getTime() - long.before.getTime()).toBe(24 * 3_600_000);
});

it("refuses days that end before they begin, more than a year, and clocks that nobody has", async () => {
  for (const input of [
    { from: "2026-11-02", to: "2026-11-01" },
    { from: "2024-11-02", to: "2026-11-01" },
    { timezone: "Nowhere/Land" },
  ]) {
    await expect(read(input)).rejects.toMatchObject({ code: "BAD_INPUT" });
  }
  const store = await createStore();
  await expect(execute(getInstallationUsage, store.caller(), {})).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

it("values points at the price of their moment, and tells the margin of each plan", async () => {
  await execute(saveSettings, admin.caller(), { point_price: { micros: 10_000 } });
  const usage = await read();
  expect(usage.pointMicros).toBe(10_000);
  expect(usage.total).toMatchObject({ points: { value: 5 }, revenueMicros: { value: 50_000 } });
  expect(usage.plans.find(({ plan }) => plan === "pro")).toMatchObject({
    points: 3,
    revenueMicros: 30_000,
    marginMicros: 30_000 - 1_750,
  });
  expect(usage.days.at(-1)).toMatchObject({ revenueMicros: 50_000, costMicros: 1_000 });

  await execute(saveSettings, admin.caller(), { point_price: { micros: 20_000 } });
  // What was spent before is worth what it was.
  expect((await read()).total.revenueMicros?.value).toBe(50_000);
  const [from, to] = [new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000)];
  const half = new Date(Date.now() + 43_200_000);
  const rows = await withService((tx) =>
    valuedPoints(
      tx,
      [
        { since: new Date(0), micros: 1 },
        { since: half, micros: 9 },
      ],
      { from, to, timezone: "UTC" },
    ),
  );
  expect(rows.reduce((sum, row) => sum + (row.valueMicros ?? 0), 0)).toBe(5);
});

it("gives the figures as a file that no spreadsheet runs", async () => {
  const { content, name } = (await execute(exportInstallationUsage, admin.caller(), november)) as {
    content: Readable;
    name: string;
  };
  const [head, ...lines] = (await text(content)).replace("\ufeff", "").trimEnd().split("\r\n");
  expect(name).toBe("usage-2026-11-09-2026-11-11.csv");
  expect(head).toMatch(/^Day,Plan,Work,Provider,Model,/);
  expect(lines).toContain("2026-11-10,free,chatbot,groq,'=gpt,1,0,10,5,0.000300,,,");
  const today = new Date().toISOString().slice(0, 10);
  const of = await execute(exportInstallationUsage, admin.caller(), { from: today, to: today });
  const spent = await text((of as { content: Readable }).content);
  expect(spent).toContain(`${today},pro,Product description,,,,,,,,1,3,0.030000`);
});
