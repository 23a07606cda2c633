import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { withWorkspace } from "@/server/db/client";
import { execute } from "@/server/operations/execute";
import { createPerson, createStore } from "@/server/testing/store";
import type { Balance, Movement, StatementLine } from "./contract";
import { grantPoints } from "./grant";
import { holdPoints, releaseHold, settleHold } from "./hold";
import { getBalance } from "./operations/get-balance";
import { givePoints } from "./operations/give-points";
import { listMovements } from "./operations/list-movements";
import { readStatement } from "./operations/read-statement";
import { reversePoints } from "./operations/reverse-points";

type Store = Awaited<ReturnType<typeof createStore>>;
type Page = { items: Movement[]; nextCursor: string | null };
type Given = { movement: string; balance: z.output<typeof Balance> };

const page = (store: Store, filter: object = {}) =>
  execute(listMovements, store.caller(), filter) as Promise<Page>;

async function spend(store: Store, amount: number, key: string): Promise<void> {
  await withWorkspace(store.workspace.id, async (tx) => {
    const { holdId } = await holdPoints(tx, {
      amount,
      key,
      cause: "product-description",
      reference: "gen_1",
    });
    await settleHold(tx, { holdId });
  });
}

describe("the wallet's statement", () => {
  it("has one line for each piece of work, with what it cost in the end", async () => {
    const store = await createStore();
    await spend(store, 2, "spent");
    const cause = "product-description";
    await withWorkspace(store.workspace.id, async (tx) => {
      const part = await holdPoints(tx, { amount: 10, key: "part", cause });
      await settleHold(tx, { holdId: part.holdId, amount: 4 });
      const failed = await holdPoints(tx, { amount: 3, key: "failed", cause });
      await releaseHold(tx, failed);
      await holdPoints(tx, { amount: 5, key: "runs", cause });
    });
    const read = (filter: object = {}) =>
      execute(readStatement, store.caller(), filter) as Promise<{
        items: StatementLine[];
        nextCursor: string | null;
      }>;
    const lines = (items: StatementLine[]) => items.map(({ kind, change, after }) => [kind, change, after]);
    expect(lines((await read()).items)).toEqual([
      ["hold", -5, 39],
      ["release", 0, 44],
      ["settle", -4, 44],
      ["settle", -2, 48],
      ["grant", 50, 50],
    ]);
    for (const kind of ["hold", "release", "settle", "grant"] as const) {
      expect(new Set((await read({ kind })).items.map((line) => line.kind))).toEqual(new Set([kind]));
    }
    const first = await read({ limit: 3 });
    const next = await read({ limit: 3, cursor: first.nextCursor });
    expect(lines([...first.items, ...next.items])).toEqual(lines((await read()).items));
  });
});

describe("the wallet's page", () => {
  it("shows the balance to whoever may see it, in a read-only transaction", async () => {
    const store = await createStore({ role: "analyst" });
    const balance = await execute(getBalance, store.caller(), {});
    expect(balance).toEqual({ available: 50, held: 0, nextExpiry: null });
  });

  it("lists what happened newest first, with cause, reference and where it left the wallet", async () => {
    const store = await createStore();
    await spend(store, 2, "a");
    const { items, nextCursor } = await page(store);
    expect(items).toMatchObject([
      {
        kind: "settle",
        cause: "product-description",
        reference: "gen_1",
        heldChange: -2,
        availableAfter: 48,
        heldAfter: 0,
      },
      {
        kind: "hold",
        cause: "product-description",
        reference: "gen_1",
        availableChange: -2,
        availableAfter: 48,
        heldAfter: 2,
      },
      {
        kind: "grant",
        cause: "welcome",
        reference: null,
        availableChange: 50,
        availableAfter: 50,
        heldAfter: 0,
      },
    ]);
    expect(nextCursor).toBeNull();
  });

  it("comes in pages that neither repeat nor skip, while new movements arrive", async () => {
    const store = await createStore();
    for (let i = 0; i < 4; i++) await spend(store, 1, `before ${i}`);
    const all = (await page(store)).items.map((item) => item.id);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const next = await page(store, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...next.items.map((item) => item.id));
      cursor = next.nextCursor;
      await spend(store, 1, `meanwhile ${seen.length}`);
    } while (cursor);
    expect(seen).toEqual(all);
  });

  it("filters by kind, cause and date", async () => {
    const store = await createStore();
    await spend(store, 1, "a");
    const past = new Date("2026-02-03T10:00:00Z");
    const gift = { amount: 7, key: "gift", cause: "operator" as const };
    await withWorkspace(store.workspace.id, (tx) => grantPoints(tx, gift, past));
    const kinds = async (filter: object) =>
      (await page(store, filter)).items.map((item) => `${item.kind} ${item.cause}`);
    expect(await kinds({ kinds: ["grant"] })).toEqual(["grant welcome", "grant operator"]);
    expect(await kinds({ causes: ["product-description"] })).toHaveLength(2);
    const february = { from: "2026-02-01T00:00:00Z", to: "2026-03-01T00:00:00Z" };
    expect(await kinds(february)).toEqual(["grant operator"]);
    expect(await kinds({ from: "2026-02-03T10:00:00.000Z", to: "2026-02-03T10:00:00.001Z" })).toHaveLength(1);
    expect(await kinds({ to: "2026-02-03T10:00:00.000Z" })).toEqual([]);
    expect(await kinds({ from: "2026-02-03T11:30:00+01:30", to: "2026-03-01T00:00:00Z" })).toHaveLength(1);
  });
});

describe("an operator", () => {
  it("gives points once for one call, and takes them back", async () => {
    const store = await createStore();
    const operator = await createPerson({ admin: true });
    const input = { workspace: store.workspace.id, amount: 25 };
    const once = operator.caller({ idempotencyKey: "gift-1" });
    const given = (await execute(givePoints, once, input)) as Given;
    expect(await execute(givePoints, once, input)).toEqual(given);
    expect(given.balance.available).toBe(75);
    const [movement] = (await page(store)).items;
    expect(movement).toMatchObject({ id: given.movement, cause: "operator", actor: operator.actor.userId });

    const undo = { workspace: store.workspace.id, movement: given.movement };
    const undone = (await execute(reversePoints, operator.caller(), undo)) as Given;
    expect(undone.balance.available).toBe(50);
    await expect(execute(reversePoints, operator.caller(), undo)).rejects.toMatchObject({
      code: "WRONG_STATE",
    });
  });

  it("is nobody else: a store's owner may not give themselves points", async () => {
    const store = await createStore();
    const input = { workspace: store.workspace.id, amount: 25 };
    await expect(execute(givePoints, store.caller(), input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(execute(getBalance, store.caller(), {})).resolves.toMatchObject({ available: 50 });
  });
});
