import { and, eq, ne } from "drizzle-orm";
import { expect } from "vitest";
import type { WorkspaceTx } from "@/server/db/client";
import { grantPoints, reverseMovement } from "@/server/modules/wallet/grant";
import { holdPoints, releaseHold, settleHold } from "@/server/modules/wallet/hold";
import { ledgerAccounts, ledgerGrants, ledgerMovements } from "@/server/modules/wallet/schema";
import { expirePoints } from "@/server/modules/wallet/sweep";
import { AppError } from "@/server/platform/errors";
import { decodeId, type Id } from "@/server/platform/ids";
import { LedgerModel } from "./ledger-model";

/** Numbers below a bound, the same for the same seed everywhere: mulberry32 (public domain). */
export function randomFrom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * bound);
  };
}

/** One operation: what the model said to it, and the call of the real ledger that must say the same. */
interface Step {
  name: string;
  expected: string;
  run(tx: WorkspaceTx): Promise<unknown>;
}

const nothing: Step = { name: "nothing to do", expected: "ok", run: async () => {} };

/** One wallet's life: random operations on the ledger and on the model, which must agree at every step. */
export class LedgerWalk {
  /** How often each operation came to each outcome. */
  readonly tally: Record<string, number> = {};
  private readonly model = new LedgerModel();
  private readonly holds = new Map<string, Id<"hold">>();
  private readonly movements = new Map<string, Id<"ledgerMovement">>();
  private readonly grants: string[] = [];
  private readonly recentHolds: string[] = [];
  private now = Date.UTC(2030, 0, 1);
  private count = 0;

  constructor(
    private readonly random: (bound: number) => number,
    private readonly unit: string,
  ) {}

  /**
   * Makes `length` operations, sent one after the other without waiting: the database takes them in this order.
   * What they refer to is from before, since its id must be known.
   */
  async operate(tx: WorkspaceTx, length: number): Promise<void> {
    const known = this.model.names.slice(-40);
    const steps: Step[] = [];
    for (let i = 0; i < length; i++) steps.push(await this.plan(tx, known));
    const outcomes = await Promise.all(steps.map((step) => outcomeOf(step.run(tx))));
    for (const [i, { name, expected }] of steps.entries()) {
      const outcome = outcomes[i] ?? "";
      this.tally[`${name} ${outcome}`] = (this.tally[`${name} ${outcome}`] ?? 0) + 1;
      if (outcome !== expected) {
        throw new Error(
          `operation ${this.count - length + i + 1}, ${name}: ${outcome}; the model says ${expected}`,
        );
      }
    }
  }

  private async plan(tx: WorkspaceTx, known: string[]): Promise<Step> {
    this.count += 1;
    this.now += 1 + this.random(1000);
    const dice = this.random(100);
    if (dice < 14) return this.grant();
    if (dice < 52) return this.hold();
    if (dice < 88) return this.close();
    if (dice < 96) return this.reverse(tx, known);
    return this.expire();
  }

  private pick<T>(list: readonly T[]): T | undefined {
    return list[this.random(list.length)];
  }

  private grant(): Step {
    const again = this.random(10) === 0 ? this.pick(this.grants) : undefined;
    const key = again ?? `grant ${this.count}`;
    const amount = 1 + this.random(40);
    const expiry = this.random(3) === 0 ? null : this.now + this.random(60_000);
    const at = new Date(this.now);
    return {
      name: "grant",
      expected: this.model.grant(key, amount, expiry),
      run: async (tx) => {
        const grant = { unit: this.unit, key, amount, cause: "operator" } as const;
        const id = await grantPoints(
          tx,
          expiry === null ? grant : { ...grant, expiresAt: new Date(expiry) },
          at,
        );
        if (again) expect(id).toBe(this.movements.get(key));
        else this.grants.push(key);
        this.movements.set(key, id);
      },
    };
  }

  private hold(): Step {
    const again = this.random(10) === 0 ? this.pick(this.recentHolds) : undefined;
    const key = again ?? `hold ${this.count}`;
    const before = again && this.random(2) === 0 ? this.model.holds.get(again)?.amount : undefined;
    const amount = before ?? 1 + this.random(25);
    const at = new Date(this.now);
    return {
      name: "hold",
      expected: this.model.hold(key, amount, this.now),
      run: async (tx) => {
        const request = { unit: this.unit, key, amount, cause: "ai-generate" } as const;
        const { holdId, repeated } = await holdPoints(tx, request, at);
        expect(repeated).toBe(again !== undefined);
        if (again) expect(holdId).toBe(this.holds.get(key));
        else this.recentHolds.push(key);
        this.holds.set(key, holdId);
        if (this.recentHolds.length > 30) this.recentHolds.shift();
      },
    };
  }

  private close(): Step {
    const key = this.pick(this.recentHolds);
    const holdId = key && this.holds.get(key);
    const hold = key && this.model.holds.get(key);
    if (!holdId || !hold) return nothing;
    const at = new Date(this.now);
    if (this.random(3) === 0) {
      const expected = this.model.close(key, "released", 0, this.now);
      return { name: "release", expected, run: (tx) => releaseHold(tx, { holdId }, at) };
    }
    const part = this.random(2) === 0 ? {} : { amount: this.random(hold.amount + 1) };
    const expected = this.model.close(key, "settled", part.amount ?? hold.amount, this.now);
    return { name: "settle", expected, run: (tx) => settleHold(tx, { holdId, ...part }, at) };
  }

  private async reverse(tx: WorkspaceTx, known: string[]): Promise<Step> {
    const name = this.pick(known);
    if (!name) return nothing;
    const movementId = await this.idOf(tx, name);
    const key = `reverse ${this.random(4) === 0 ? name : this.count}`;
    const at = new Date(this.now);
    return {
      name: `reverse ${this.model.movements.get(name)?.kind}`,
      expected: this.model.reverse(key, name, this.now),
      run: async (tx) => {
        this.movements.set(key, await reverseMovement(tx, { movementId, key, cause: "correction" }, at));
      },
    };
  }

  private expire(): Step {
    this.model.expire(this.now);
    const at = new Date(this.now);
    return { name: "expire", expected: "ok", run: (tx) => expirePoints(tx, this.unit, at) };
  }

  /** The id of a movement: as its function returned it, or found by the key that the ledger gives it. */
  private async idOf(tx: WorkspaceTx, name: string): Promise<Id<"ledgerMovement">> {
    const known = this.movements.get(name);
    if (known) return known;
    const [, kind, of = ""] = /^(close|expire):(.*)$/.exec(name) ?? [];
    let key = name;
    if (kind === "close") key = `close:${decodeId("hold", this.holds.get(of) ?? "")}`;
    if (kind === "expire") key = `expire:${decodeId("ledgerMovement", this.movements.get(of) ?? "")}`;
    const [row] = await tx
      .select({ id: ledgerMovements.id })
      .from(ledgerMovements)
      .where(and(eq(ledgerMovements.unit, this.unit), eq(ledgerMovements.key, key)));
    if (!row) throw new Error(`there is no movement ${name}`);
    this.movements.set(name, row.id);
    return row.id;
  }

  /** Demands that balances, and what remains of each grant, are as the model has them. */
  async compare(tx: WorkspaceTx): Promise<void> {
    const accounts = await tx.select().from(ledgerAccounts).where(eq(ledgerAccounts.unit, this.unit));
    expect(Object.fromEntries(accounts.map((a) => [a.kind, a.balance]))).toEqual(this.model.totals);
    const ofUnit = eq(ledgerGrants.unit, this.unit);
    const open = await tx
      .select({ amount: ledgerGrants.amount, remaining: ledgerGrants.remaining })
      .from(ledgerGrants)
      .where(and(ofUnit, ne(ledgerGrants.remaining, 0)))
      .orderBy(ledgerGrants.id);
    const expected = this.model.lots.filter((lot) => lot.remaining !== 0);
    expect(open).toEqual(expected.map(({ amount, remaining }) => ({ amount, remaining })));
    expect(await tx.$count(ledgerGrants, ofUnit)).toBe(this.model.lots.length);
  }
}

async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
