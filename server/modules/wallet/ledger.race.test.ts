import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { createStore } from "@/server/testing/store";
import { readBalance } from "./account";
import { grantPoints } from "./grant";
import { holdPoints, releaseHold, settleHold } from "./hold";

type Store = Id<"workspace">;

/** A store whose wallet has exactly `amount` points: the welcome ones are topped up or held away. */
async function storeWith(amount: number): Promise<Store> {
  const { workspace } = await createStore();
  await withWorkspace(workspace.id, async (tx) => {
    const { available } = await readBalance(tx);
    if (amount > available) {
      await grantPoints(tx, { amount: amount - available, key: "top up", cause: "operator" });
    } else if (amount < available) {
      const { holdId } = await holdPoints(tx, {
        amount: available - amount,
        key: "less",
        cause: "ai-generate",
      });
      await settleHold(tx, { holdId });
    }
  });
  return workspace.id;
}

const codeOf = (error: unknown) => {
  if (error instanceof AppError) return error.code;
  throw error;
};

const attempt = (work: Promise<unknown>) => work.then(() => "ok", codeOf);

async function check(store: Store, expected: { available: number; held: number }): Promise<void> {
  await withWorkspace(store, async (tx) => {
    expect(await readBalance(tx)).toMatchObject(expected);
    const wrong = await tx.execute(sql`
      select a.kind from ledger_accounts a left join ledger_entries e on e.account_id = a.id
      group by a.id having a.balance <> coalesce(sum(e.amount), 0)`);
    expect([...wrong]).toEqual([]);
    const below = await tx.execute(
      sql`select 1 from ledger_movements where available_after < 0 or held_after < 0`,
    );
    expect([...below]).toEqual([]);
  });
}

describe("200 holds at once", () => {
  it.each([
    { affords: 0, each: 1 },
    { affords: 1, each: 1 },
    { affords: 37, each: 3 },
    { affords: 150, each: 2 },
    { affords: 199, each: 1 },
    { affords: 200, each: 1 },
  ])("admit exactly $affords where the points are for $affords of $each", async ({ affords, each }) => {
    const rest = each - 1;
    const store = await storeWith(affords * each + rest);
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        attempt(
          withWorkspace(store, (tx) =>
            holdPoints(tx, { amount: each, key: `hold ${i}`, cause: "ai-generate" }),
          ),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(affords);
    expect(outcomes.filter((outcome) => outcome === "INSUFFICIENT_POINTS")).toHaveLength(200 - affords);
    await check(store, { available: rest, held: affords * each });
  });

  it("with one key make one hold", async () => {
    const store = await storeWith(100);
    const holds = await Promise.all(
      Array.from({ length: 200 }, () =>
        withWorkspace(store, (tx) => holdPoints(tx, { amount: 4, key: "the same", cause: "ai-generate" })),
      ),
    );
    expect(new Set(holds.map((hold) => hold.holdId)).size).toBe(1);
    expect(holds.filter((hold) => !hold.repeated)).toHaveLength(1);
    await check(store, { available: 96, held: 4 });
  });
});

describe("settling and releasing at once", () => {
  it("ends each hold in exactly one way", async () => {
    const store = await storeWith(100);
    const holds = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        withWorkspace(store, (tx) => holdPoints(tx, { amount: 5, key: `hold ${i}`, cause: "ai-generate" })),
      ),
    );
    const ends = await Promise.all(
      holds.map(({ holdId }, i) =>
        Promise.all([
          attempt(
            withWorkspace(store, (tx) => (i % 2 ? settleHold(tx, { holdId }) : releaseHold(tx, { holdId }))),
          ),
          attempt(
            withWorkspace(store, (tx) => (i % 2 ? releaseHold(tx, { holdId }) : settleHold(tx, { holdId }))),
          ),
        ]),
      ),
    );
    for (const end of ends) expect(end.toSorted()).toEqual(["WRONG_STATE", "ok"]);
    const settled = ends.filter(([first], i) => (first === "ok") === (i % 2 === 1)).length;
    await check(store, { available: 100 - settled * 5, held: 0 });
  });
});

describe("a crowd that holds, settles and releases", () => {
  it("leaves a wallet that adds up", async () => {
    const store = await storeWith(60);
    const spent = await Promise.all(
      Array.from({ length: 120 }, async (_, i) => {
        const held = await withWorkspace(store, (tx) =>
          holdPoints(tx, { amount: 1 + (i % 3), key: `hold ${i}`, cause: "ai-generate" }),
        ).catch(codeOf);
        if (typeof held === "string") return 0;
        const { holdId } = held;
        if (i % 4 === 0) {
          await withWorkspace(store, (tx) => releaseHold(tx, { holdId }));
          return 0;
        }
        await withWorkspace(store, (tx) => settleHold(tx, { holdId, amount: 1 }));
        return 1;
      }),
    );
    const total = spent.reduce<number>((sum, n) => sum + n, 0);
    // However they come: twenty are let in at least, and no more than ten of the dearest ones give theirs back.
    expect(total).toBeGreaterThanOrEqual(10);
    await check(store, { available: 60 - total, held: 0 });
  });
});
