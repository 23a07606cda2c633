import { whole } from "./terms";

type Rounding = "down" | "up" | "nearest";

/**
 * A share of an amount in basis points, exactly: the product of the two may be larger than a number can hold.
 * @param rounding `nearest` rounds halves up
 */
export function shareOf(amount: number, bp: number, rounding: Rounding): number {
  const product = BigInt(amount) * BigInt(bp);
  const by = BigInt(whole);
  const added = rounding === "down" ? 0n : rounding === "up" ? by - 1n : by / 2n;
  return Number((product + added) / by);
}
