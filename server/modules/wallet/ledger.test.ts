import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { newId } from "@/server/platform/ids";
import { createStore } from "@/server/testing/store";
import { readBalance } from "./account";
import { grantPoints, reverseMovement } from "./grant";
import { holdPoints, releaseHold, settleHold } from "./hold";
import { ledgerAccounts, ledgerMovements } from "./schema";
import { expirePoints, sweepGrants, sweepHolds } from "./sweep";

const hour = 3_600_000;
const inAnHour = () => new Date(Date.now() + hour);
const anHourAgo = () => new Date(Date.now() - hour);

/** A new store, its wallet opened with 50 welcome points, and a way to work in it. */
async function open() {
  const { workspace } = await createStore();
  const within = <T>(fn: (tx: WorkspaceTx) => Promise<T>) => withWorkspace(workspace.id, fn);
  const balance = async () => {
    const { available, held } = await within(readBalance);
    return { available, held };
  };
  const kinds = async () => {
    const rows = await within((tx) =>
      tx.select({ kind: ledgerMovements.kind }).from(ledgerMovements).orderBy(ledgerMovements.id),
    );
    return rows.map((row) => row.kind);
  };
  return { workspace, within, balance, kinds };
}

const hold = (amount: number, key: string = crypto.randomUUID()) => ({
  amount,
  key,
  cause: "ai-generate" as const,
});

describe("a wallet", () => {
  it("shows its welcome points before anybody has opened it, and gives them once", async () => {
    const { within, balance, kinds } = await open();
    expect(await balance()).toEqual({ available: 50, held: 0 });
    expect(await kinds()).toEqual([]);
    await Promise.all(Array.from({ length: 8 }, () => within((tx) => holdPoints(tx, hold(1)))));
    expect(await balance()).toEqual({ available: 42, held: 8 });
    expect((await kinds()).filter((kind) => kind === "grant")).toHaveLength(1);
  });

  it("spends part of a hold and gives the rest back", async () => {
    const { within, balance, kinds } = await open();
    const { holdId } = await within((tx) => holdPoints(tx, hold(10)));
    await within((tx) => settleHold(tx, { holdId, amount: 3 }));
    expect(await balance()).toEqual({ available: 47, held: 0 });
    expect(await kinds()).toEqual(["grant", "hold", "settle"]);
  });

  it("spends all of a hold unless told how much, and never more than was held", async () => {
    const { within, balance } = await open();
    const { holdId } = await within((tx) => holdPoints(tx, hold(10)));
    await expect(within((tx) => settleHold(tx, { holdId, amount: 11 }))).rejects.toThrow(RangeError);
    await within((tx) => settleHold(tx, { holdId }));
    expect(await balance()).toEqual({ available: 40, held: 0 });
  });

  it("refuses to hold more than there is, says how much is missing, and stays usable", async () => {
    const { within, balance } = await open();
    await expect(within((tx) => holdPoints(tx, hold(51)))).rejects.toMatchObject({
      code: "INSUFFICIENT_POINTS",
      params: { needed: 51, available: 50 },
    });
    await within((tx) => holdPoints(tx, hold(50)));
    expect(await balance()).toEqual({ available: 0, held: 50 });
  });

  it("refuses amounts that are none", async () => {
    const { within } = await open();
    for (const amount of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(within((tx) => holdPoints(tx, hold(amount)))).rejects.toThrow(RangeError);
    }
  });

  it("keeps units apart", async () => {
    const { within, balance } = await open();
    await within((tx) => grantPoints(tx, { amount: 700, key: "money", cause: "operator", unit: "USD" }));
    await within((tx) => holdPoints(tx, { ...hold(650), unit: "USD" }));
    expect(await balance()).toEqual({ available: 50, held: 0 });
    expect(await within((tx) => readBalance(tx, "USD"))).toMatchObject({ available: 50, held: 650 });
  });
});

describe("a key", () => {
  it("gives the first result when it comes again, even when the wallet is empty by then", async () => {
    const { within, balance } = await open();
    const request = hold(50);
    const first = await within((tx) => holdPoints(tx, request));
    const second = await within((tx) => holdPoints(tx, request));
    expect(first.repeated).toBe(false);
    expect(second).toEqual({ holdId: first.holdId, repeated: true });
    expect(await balance()).toEqual({ available: 0, held: 50 });
  });

  it("belongs to one movement: other content is a conflict, whatever the kind", async () => {
    const { within, balance } = await open();
    const key = "one";
    await within((tx) => grantPoints(tx, { amount: 5, key, cause: "operator" }));
    const other = [
      () => within((tx) => grantPoints(tx, { amount: 6, key, cause: "operator" })),
      () => within((tx) => grantPoints(tx, { amount: 5, key, cause: "correction" })),
      () => within((tx) => grantPoints(tx, { amount: 5, key, cause: "operator", expiresAt: inAnHour() })),
      () => within((tx) => holdPoints(tx, hold(5, key))),
    ];
    for (const attempt of other) await expect(attempt()).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await balance()).toEqual({ available: 55, held: 0 });
  });

  it("means nothing in another store", async () => {
    const [one, two] = [await open(), await open()];
    const request = hold(5, "shared");
    const first = await one.within((tx) => holdPoints(tx, request));
    const second = await two.within((tx) => holdPoints(tx, request));
    expect(second.repeated).toBe(false);
    await expect(two.within((tx) => releaseHold(tx, first))).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await one.balance()).toEqual({ available: 45, held: 5 });
  });
});

describe("the end of a hold", () => {
  it("comes once: the same end again changes nothing, another one is refused", async () => {
    const { within, balance } = await open();
    const settled = await within((tx) => holdPoints(tx, hold(10)));
    await within((tx) => settleHold(tx, { ...settled, amount: 4 }));
    await within((tx) => settleHold(tx, { ...settled, amount: 4 }));
    await expect(within((tx) => settleHold(tx, { ...settled, amount: 5 }))).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(within((tx) => releaseHold(tx, settled))).rejects.toMatchObject({ code: "WRONG_STATE" });

    const released = await within((tx) => holdPoints(tx, hold(10)));
    await within((tx) => releaseHold(tx, released));
    await within((tx) => releaseHold(tx, released));
    await expect(within((tx) => settleHold(tx, released))).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await balance()).toEqual({ available: 46, held: 0 });
  });

  it("is made by the sweep when the owner of the hold died, not before", async () => {
    const { workspace, within, balance } = await open();
    const alive = await within((tx) => holdPoints(tx, { ...hold(3), expiresAt: inAnHour() }));
    const dead = await within((tx) => holdPoints(tx, { ...hold(5), expiresAt: anHourAgo() }));
    const swept = (await sweepHolds()).filter((h) => h.workspaceId === workspace.id);
    expect(swept).toEqual([{ workspaceId: workspace.id, holdId: dead.holdId }]);
    expect(await balance()).toEqual({ available: 47, held: 3 });
    await within((tx) => settleHold(tx, alive));
    expect((await sweepHolds()).filter((h) => h.workspaceId === workspace.id)).toEqual([]);
  });
});

describe("points that expire", () => {
  it("are spent before points that stay, the soonest first", async () => {
    const { within, balance } = await open();
    const late = new Date(Date.now() + 2 * hour);
    await within((tx) => grantPoints(tx, { amount: 5, key: "late", cause: "operator", expiresAt: late }));
    await within((tx) =>
      grantPoints(tx, { amount: 5, key: "soon", cause: "operator", expiresAt: inAnHour() }),
    );
    await within((tx) => holdPoints(tx, hold(7)));
    expect(await within(readBalance)).toMatchObject({
      available: 53,
      nextExpiry: { amount: 3, at: late.toISOString() },
    });
    expect(await balance()).toEqual({ available: 53, held: 7 });
  });

  it("are gone for spending and for reading the moment they expire, and leave with the sweep", async () => {
    const { within, balance, kinds } = await open();
    await within((tx) =>
      grantPoints(tx, { amount: 9, key: "old", cause: "operator", expiresAt: anHourAgo() }),
    );
    expect(await balance()).toEqual({ available: 50, held: 0 });
    await sweepGrants();
    expect(await balance()).toEqual({ available: 50, held: 0 });
    expect(await kinds()).toEqual(["grant", "grant", "expire"]);
    expect(await within((tx) => expirePoints(tx))).toBe(0);
  });

  it("cannot be held even when the sweep has not come yet", async () => {
    const { within } = await open();
    await within((tx) =>
      grantPoints(tx, { amount: 9, key: "old", cause: "operator", expiresAt: anHourAgo() }),
    );
    await expect(within((tx) => holdPoints(tx, hold(51)))).rejects.toMatchObject({
      params: { needed: 51, available: 50 },
    });
  });

  it("stay spendable by the hold that has them, and expire when it lets them go too late", async () => {
    const { within, balance } = await open();
    const expiresAt = inAnHour();
    await within((tx) => grantPoints(tx, { amount: 10, key: "g", cause: "operator", expiresAt }));
    const { holdId } = await within((tx) =>
      holdPoints(tx, { ...hold(10), expiresAt: new Date(Date.now() + 9 * hour) }),
    );
    const later = new Date(expiresAt.getTime() + 1);
    expect(await within((tx) => expirePoints(tx, undefined, later))).toBe(0);
    await within((tx) => settleHold(tx, { holdId, amount: 4 }, later));
    expect(await balance()).toEqual({ available: 50, held: 0 });
    const accounts = await within((tx) => tx.select().from(ledgerAccounts));
    expect(Object.fromEntries(accounts.map((a) => [a.kind, a.balance]))).toEqual({
      issued: -60,
      wallet: 50,
      held: 0,
      spent: 4,
      expired: 6,
    });
  });
});

describe("a reversal", () => {
  it("takes a grant back, once", async () => {
    const { within, balance } = await open();
    const movementId = await within((tx) => grantPoints(tx, { amount: 20, key: "g", cause: "operator" }));
    const reversal = { movementId, cause: "correction" as const };
    const first = await within((tx) => reverseMovement(tx, { ...reversal, key: "r" }));
    expect(await within((tx) => reverseMovement(tx, { ...reversal, key: "r" }))).toBe(first);
    await expect(within((tx) => reverseMovement(tx, { ...reversal, key: "r2" }))).rejects.toMatchObject({
      code: "WRONG_STATE",
    });
    expect(await balance()).toEqual({ available: 50, held: 0 });
  });

  it("cannot take back what is spent", async () => {
    const { within } = await open();
    const movementId = await within((tx) => grantPoints(tx, { amount: 20, key: "g", cause: "operator" }));
    await within((tx) => holdPoints(tx, hold(60)));
    await expect(
      within((tx) => reverseMovement(tx, { movementId, key: "r", cause: "correction" })),
    ).rejects.toMatchObject({ code: "INSUFFICIENT_POINTS", params: { needed: 20, available: 10 } });
  });

  it("refunds what a hold spent, and tells of which movement it is the reversal", async () => {
    const { within, balance } = await open();
    const { holdId } = await within((tx) => holdPoints(tx, hold(10)));
    await within((tx) => settleHold(tx, { holdId, amount: 7 }));
    const rows = await within((tx) => tx.select().from(ledgerMovements));
    const settlement = rows.find((row) => row.kind === "settle");
    const undone = rows.find((row) => row.kind === "hold");
    if (!settlement || !undone) throw new Error("no settlement");
    const id = await within((tx) =>
      reverseMovement(tx, { movementId: settlement.id, key: "r", cause: "correction" }),
    );
    expect(await balance()).toEqual({ available: 50, held: 0 });
    const [reversal] = await within((tx) =>
      tx.select().from(ledgerMovements).where(sql`${ledgerMovements.kind} = 'reverse'`),
    );
    expect(reversal).toMatchObject({ id, reversalOf: settlement.id, availableChange: 7, availableAfter: 50 });
    await expect(
      within((tx) => reverseMovement(tx, { movementId: undone.id, key: "x", cause: "correction" })),
    ).rejects.toMatchObject({ code: "WRONG_STATE" });
  });

  it("knows only movements of its own store", async () => {
    const { within } = await open();
    const reversal = { movementId: newId("ledgerMovement"), key: "r", cause: "correction" as const };
    await expect(within((tx) => reverseMovement(tx, reversal))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the database itself refuses", () => {
  const code = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => undefined,
      (e: unknown) => e,
    );
    return (error as { cause?: { code?: string } })?.cause?.code ?? (error as { code?: string })?.code;
  };

  it("a balance that changes without entries, and one below zero", async () => {
    const { within } = await open();
    await within((tx) => holdPoints(tx, hold(5)));
    expect(
      await code(
        within((tx) => tx.execute(sql`update ledger_accounts set balance = 999 where kind = 'wallet'`)),
      ),
    ).toBe("42501");
    expect(
      await code(within((tx) => tx.execute(sql`update ledger_grants set remaining = remaining + 1`))),
    ).toBe("42501");
    const overdraw = within((tx) =>
      tx.execute(sql`
        insert into ledger_entries (id, workspace_id, movement_id, account_id, grant_id, amount)
        select uuid_v7(now()), m.workspace_id, m.id, a.id, g.id, case a.kind when 'wallet' then -46 else 46 end
        from (select * from ledger_movements limit 1) m, ledger_accounts a, ledger_grants g where a.kind in ('wallet', 'held')`),
    );
    expect(await code(overdraw)).toBe("23514");
  });

  it("entries that do not balance, at once, and a movement without entries, at commit", async () => {
    const { within, balance } = await open();
    await within((tx) => holdPoints(tx, hold(5)));
    const lopsided = within((tx) =>
      tx.execute(sql`
        insert into ledger_entries (id, workspace_id, movement_id, account_id, grant_id, amount)
        select uuid_v7(now()), m.workspace_id, m.id, a.id, g.id, 1
        from (select * from ledger_movements limit 1) m, ledger_accounts a, ledger_grants g where a.kind = 'wallet'`),
    );
    expect(await code(lopsided)).toBe("23514");
    const empty = within((tx) =>
      tx.execute(sql`
        insert into ledger_movements select uuid_v7(now()), workspace_id, unit, kind, 'forged', content, cause, reference,
          actor, reversal_of, available_change, held_change, available_after, held_after, now()
        from ledger_movements limit 1`),
    );
    expect(await code(empty)).toBe("23514");
    expect(await balance()).toEqual({ available: 45, held: 5 });
  });
});
