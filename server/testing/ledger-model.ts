/**
 * What the ledger promises, said plainly and in memory: the model that the property test holds the real one
 * against. Amounts by lot (grant), holds that remember their lots, and five totals.
 */
interface Lot {
  /** Name of the movement that brought it. */
  name: string;
  amount: number;
  remaining: number;
  expiresAt: number | null;
  seq: number;
}

type Part = { lot: Lot; amount: number };

interface Hold {
  key: string;
  parts: Part[];
  amount: number;
  state: "held" | "settled" | "released";
  settled: number;
}

interface Movement {
  kind: "grant" | "hold" | "settle" | "release" | "expire";
  parts: Part[];
  reversed: boolean;
}

/** The outcome of an operation: done or repeated are both "ok"; otherwise the error's code. */
type Outcome = "ok" | "INSUFFICIENT_POINTS" | "CONFLICT" | "WRONG_STATE";

export class LedgerModel {
  readonly totals = { issued: 0, wallet: 0, held: 0, spent: 0, expired: 0 };
  readonly lots: Lot[] = [];
  readonly holds = new Map<string, Hold>();
  /** By name: the key of a grant or hold, `close:<name of the hold>`, `expire:<name of the lot>`. */
  readonly movements = new Map<string, Movement>();
  /** Their names, oldest first. */
  readonly names: string[] = [];
  private readonly contents = new Map<string, string>();

  private seen(key: string, content: string): Outcome | undefined {
    const earlier = this.contents.get(key);
    if (earlier === undefined) return undefined;
    return earlier === content ? "ok" : "CONFLICT";
  }

  private record(name: string, movement: Omit<Movement, "reversed">): void {
    this.movements.set(name, { ...movement, reversed: false });
    this.names.push(name);
  }

  private openLots(): Lot[] {
    return this.lots
      .filter((lot) => lot.remaining > 0)
      .sort((a, b) => (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity) || a.seq - b.seq);
  }

  private take(lots: Lot[], amount: number): Part[] {
    let missing = amount;
    const parts: Part[] = [];
    for (const lot of lots) {
      const part = Math.min(lot.remaining, missing);
      if (part === 0) continue;
      missing -= part;
      parts.push({ lot, amount: part });
    }
    for (const { lot, amount: part } of parts) lot.remaining -= part;
    this.totals.wallet -= amount;
    return parts;
  }

  private giveBack({ lot, amount }: Part, now: number): void {
    if (lot.expiresAt !== null && lot.expiresAt <= now) {
      this.totals.expired += amount;
      return;
    }
    lot.remaining += amount;
    this.totals.wallet += amount;
  }

  private addLot(name: string, amount: number, expiresAt: number | null): Lot {
    const lot = { name, amount, remaining: amount, expiresAt, seq: this.lots.length };
    this.lots.push(lot);
    this.totals.wallet += amount;
    return lot;
  }

  grant(key: string, amount: number, expiresAt: number | null): Outcome {
    const content = `grant ${amount} ${expiresAt}`;
    const earlier = this.seen(key, content);
    if (earlier) return earlier;
    this.contents.set(key, content);
    this.totals.issued -= amount;
    this.record(key, { kind: "grant", parts: [{ lot: this.addLot(key, amount, expiresAt), amount }] });
    return "ok";
  }

  expire(now: number): void {
    for (const lot of this.lots) {
      if (lot.remaining === 0 || lot.expiresAt === null || lot.expiresAt > now) continue;
      this.record(`expire:${lot.name}`, { kind: "expire", parts: [{ lot, amount: lot.remaining }] });
      this.totals.wallet -= lot.remaining;
      this.totals.expired += lot.remaining;
      lot.remaining = 0;
    }
  }

  hold(key: string, amount: number, now: number): Outcome {
    const content = `hold ${amount}`;
    const earlier = this.seen(key, content);
    if (earlier) return earlier;
    this.expire(now);
    if (this.totals.wallet < amount) return "INSUFFICIENT_POINTS";
    this.contents.set(key, content);
    const parts = this.take(this.openLots(), amount);
    this.totals.held += amount;
    this.holds.set(key, { key, parts, amount, state: "held", settled: 0 });
    this.record(key, { kind: "hold", parts });
    return "ok";
  }

  close(key: string, state: "settled" | "released", spend: number, now: number): Outcome {
    const hold = this.holds.get(key);
    if (!hold) throw new Error(`the test closes a hold that does not exist: ${key}`);
    if (hold.state !== "held") {
      if (hold.state !== state) return "WRONG_STATE";
      return hold.settled === spend ? "ok" : "CONFLICT";
    }
    let left = spend;
    const spent: Part[] = [];
    for (const { lot, amount } of hold.parts) {
      const used = Math.min(amount, left);
      left -= used;
      if (used > 0) spent.push({ lot, amount: used });
      if (amount > used) this.giveBack({ lot, amount: amount - used }, now);
    }
    this.totals.held -= hold.amount;
    this.totals.spent += spend;
    Object.assign(hold, { state, settled: spend });
    const kind = state === "settled" ? "settle" : "release";
    this.record(`close:${key}`, { kind, parts: spent });
    return "ok";
  }

  reverse(key: string, name: string, now: number): Outcome {
    const movement = this.movements.get(name);
    if (!movement) throw new Error(`the test reverses a movement that does not exist: ${name}`);
    const content = `reverse ${name}`;
    const earlier = this.seen(key, content);
    if (earlier) return earlier;
    if (movement.reversed || movement.kind === "hold" || movement.kind === "release") return "WRONG_STATE";
    if (movement.kind === "settle" && movement.parts.length === 0) return "WRONG_STATE";
    this.expire(now);
    const total = movement.parts.reduce((sum, part) => sum + part.amount, 0);
    if (movement.kind === "grant") {
      if (this.totals.wallet < total) return "INSUFFICIENT_POINTS";
      const own = movement.parts.map((part) => part.lot);
      this.take([...own, ...this.openLots().filter((lot) => !own.includes(lot))], total);
      this.totals.issued += total;
    } else if (movement.kind === "settle") {
      this.totals.spent -= total;
      for (const part of movement.parts) this.giveBack(part, now);
    } else {
      this.totals.expired -= total;
      this.addLot(key, total, null);
    }
    this.contents.set(key, content);
    movement.reversed = true;
    return "ok";
  }
}
