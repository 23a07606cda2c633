import type { Traits } from "./traits";

/** How much one of a product holds, in whole milligrams, microlitres, or pieces. */
export interface Content {
  kind: "mass" | "volume" | "piece";
  amount: number;
}

/** What prices of a kind are given for: 100 grams, a litre, a piece. */
const unitBases = { mass: "100g", volume: "litre", piece: "piece" } as const;
type UnitBase = (typeof unitBases)[Content["kind"]];

export interface UnitPrice {
  /** Minor units for that much, rounded half up. */
  amount: number;
  per: UnitBase;
}

const baseAmount = { mass: 100_000, volume: 1_000_000, piece: 1 } as const;
/** Milligrams in a gram, microlitres in a litre. */
const fine = { mass: 1000, volume: 1_000_000 } as const;
/** Contents that differ more were misread. */
const mostTimes = 100;

/** What the traits of a product tell of its content; undefined where they tell nothing, or several things. */
export function contentOf({ measures, pack }: Traits): Content | undefined {
  for (const kind of ["volume", "mass"] as const) {
    const told = measures.get(kind);
    if (!told) continue;
    const [one] = told;
    const value = one?.values[0];
    if (told.length > 1 || value === undefined) return undefined;
    const amount = Math.round(value * fine[kind] * (pack ?? 1));
    return amount > 0 ? { kind, amount } : undefined;
  }
  return pack !== undefined && Number.isSafeInteger(pack) && pack > 0
    ? { kind: "piece", amount: pack }
    : undefined;
}

/** a * b / c of whole numbers, rounded half up; undefined where it would not be exact. */
export function scaled(a: number, b: number, c: number): number | undefined {
  const result = Number((2n * BigInt(a) * BigInt(b) + BigInt(c)) / (2n * BigInt(c)));
  return Number.isSafeInteger(result) ? result : undefined;
}

/** The price of 100 grams, a litre or a piece. */
export function unitPrice(price: number, content: Content | undefined): UnitPrice | undefined {
  if (!content) return undefined;
  const amount = scaled(price, baseAmount[content.kind], content.amount);
  return amount === undefined ? undefined : { amount, per: unitBases[content.kind] };
}

/**
 * A price of their content for as much as the own product holds: of 500 g at 4.00, 250 g are 2.00. Where either is not
 * known, or they hold different things, the price as it is.
 */
export function priceForOwn(price: number, own: Content | undefined, theirs: Content | undefined): number {
  if (!own || !theirs || own.kind !== theirs.kind || own.amount === theirs.amount) return price;
  const times = Math.max(own.amount, theirs.amount) / Math.min(own.amount, theirs.amount);
  if (times > mostTimes) return price;
  return scaled(price, own.amount, theirs.amount) ?? price;
}
