import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { engineSql } from "@/server/jobs/engine/database";
import { readBalance } from "@/server/modules/wallet";
import { ledgerHolds, ledgerMovements } from "@/server/modules/wallet/schema";
import { sweepHolds } from "@/server/modules/wallet/sweep";
import { ended, passTime, startEngine } from "@/server/testing/jobs/harness";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { endLostCalls } from "./jobs";
import { endLostCall, sweepCalls } from "./lost-calls";
import { WritingBrief } from "./prompts/brief";
import { runText } from "./run-text";
import { aiCalls, aiUsage } from "./schema";

const brief = WritingBrief.parse({
  task: "product_description",
  locale: "en",
  facts: { title: "Ocean Blue Shirt" },
});
stubProvider({ kind: "text", chunks: ["Soft ", "cotton."], input: 10, output: 5 });

let store: Awaited<ReturnType<typeof createStore>>;
beforeEach(async () => {
  store = await createStore();
});

/** A call whose process dies while the model writes: nobody reads on, and nobody ends it. */
async function deadCall(key: string) {
  const events = runText({
    workspaceId: store.workspace.id,
    actor: store.actor,
    brief,
    points: 2,
    cause: "product-description",
    key,
    reference: `gen_of_${key}`,
    signal: new AbortController().signal,
  });
  await events.next();
  await events.next();
  return events;
}

const scope = <T>(fn: Parameters<typeof withWorkspace<T>>[1]) => withWorkspace(store.workspace.id, fn);
/** Lets the time of every call and hold of the store be over. */
const timeIsOver = () =>
  scope(async (tx) => {
    const expiresAt = sql`now() - interval '1 second'`;
    await tx.update(ledgerHolds).set({ expiresAt });
    await tx.update(aiCalls).set({ expiresAt });
  });
const balance = () =>
  scope(async (tx) => (({ available, held }) => ({ available, held }))(await readBalance(tx)));
const usage = () => scope((tx) => tx.select().from(aiUsage).orderBy(aiUsage.id));
const releases = async () =>
  (await scope((tx) => tx.select({ kind: ledgerMovements.kind }).from(ledgerMovements))).filter(
    ({ kind }) => kind === "release",
  ).length;
const told = () =>
  engineSql()<{ data: object }[]>`select data from job_outbox where name = 'ai/call.lost' order by seq`;

describe("a call whose process died", () => {
  it("is left alone while it may live", async () => {
    await deadCall("alive");
    expect(await sweepCalls()).toBe(0);
    expect(await balance()).toEqual({ available: 48, held: 2 });
    expect(await usage()).toEqual([]);
  });

  it("gives its points back, is counted with what is known of it, and is told of", async () => {
    await deadCall("dead");
    await timeIsOver();
    expect(await sweepCalls()).toBe(1);
    expect(await balance()).toEqual({ available: 50, held: 0 });
    expect(await usage()).toMatchObject([
      {
        key: "dead",
        task: "product_description",
        provider: "groq",
        model: "openai/gpt-oss-120b",
        userId: store.user.id,
        reference: "gen_of_dead",
        outcome: "failed",
        failure: "interrupted",
        points: 0,
        inputTokens: null,
        outputTokens: null,
        costMicros: null,
      },
    ]);
    expect((await told()).map((row) => row.data)).toContainEqual({
      workspaceId: store.workspace.id,
      key: "dead",
      reference: "gen_of_dead",
    });
    expect(await sweepCalls()).toBe(0);
  });

  it("is ended once by twenty sweeps at once, whoever gives the points back", async () => {
    for (const n of [1, 2, 3]) await deadCall(`many-${n}`);
    await timeIsOver();
    const before = (await told()).length;
    const [swept] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, () => sweepCalls())),
      // The wallet's own sweep, at the same moment.
      sweepHolds(),
      sweepHolds(),
    ]);
    expect(swept.reduce((sum, count) => sum + count)).toBe(3);
    expect(await usage()).toHaveLength(3);
    expect((await told()).length - before).toBe(3);
    expect(await releases()).toBe(3);
    expect(await balance()).toEqual({ available: 50, held: 0 });
  });

  it("that lived after all is not paid, and not counted twice", async () => {
    const late = await deadCall("late");
    await timeIsOver();
    await sweepCalls();
    const rest = async () => {
      for await (const _event of late);
    };
    await expect(rest()).rejects.toMatchObject({ code: "AI_UNAVAILABLE" });
    expect(await balance()).toEqual({ available: 50, held: 0 });
    expect(await usage()).toMatchObject([{ key: "late", failure: "interrupted" }]);
  });

  it("that ends at the moment of the sweep is paid or given back, never both", async () => {
    const rounds = 12;
    for (let n = 0; n < rounds; n++) {
      const events = await deadCall(`race-${n}`);
      await timeIsOver();
      const finish = async () => {
        for await (const _event of events);
      };
      // In turn the sweep that looks first, and one that knows already which call it is about.
      const sweep = n % 2 === 0 ? sweepCalls() : scope((tx) => endLostCall(tx, `race-${n}`));
      await Promise.all([sweep, finish().catch(() => {})]);
    }
    const rows = await usage();
    expect(rows).toHaveLength(rounds);
    const paid = rows.filter((row) => row.outcome === "ok").length;
    expect(await balance()).toEqual({ available: 50 - 2 * paid, held: 0 });
    expect(await releases()).toBe(rounds - paid);
    expect(await scope((tx) => tx.$count(aiCalls))).toBe(0);
  });

  it("is found by the job that looks every minute", async () => {
    await deadCall("ticked");
    await timeIsOver();
    await startEngine([endLostCalls]);
    await passTime();
    expect((await ended(endLostCalls)).map((run) => run.output)).toContain(1);
    expect(await balance()).toEqual({ available: 50, held: 0 });
  });
});
