import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf } from "./prices";

const price = (inputMicros: number, outputMicros: number) => ({ version: 1, inputMicros, outputMicros });

describe("the cost of a call", () => {
  it.each([
    [{ input: 1_000_000, output: 0 }, price(150_000, 600_000), 150_000],
    [{ input: 1_000, output: 333 }, price(150_000, 600_000), 350],
    [{ input: 1, output: 0 }, price(499_999, 0), 0],
    [{ input: 1, output: 0 }, price(500_000, 0), 1],
    [{ input: 0, output: 0 }, price(3_000_000, 15_000_000), 0],
    [{ input: 123_456_789, output: 987_654_321 }, price(75_000_000, 600_000_000), 601_851_851_775],
  ])("of %o at %o is %i micro-dollars", (tokens, at, cost) => {
    expect(costOf(tokens, at)).toBe(cost);
  });

  it("is within half a micro-dollar of tokens x price, and never less for more tokens", () => {
    const tokens = fc.nat(10_000_000);
    const micros = fc.nat(1_000_000_000);
    fc.assert(
      fc.property(tokens, tokens, micros, micros, (input, output, inputMicros, outputMicros) => {
        const at = price(inputMicros, outputMicros);
        const cost = costOf({ input, output }, at);
        const exact = BigInt(input) * BigInt(inputMicros) + BigInt(output) * BigInt(outputMicros);
        const error = BigInt(cost) * 1_000_000n - exact;
        expect(error <= 500_000n && error > -500_000n).toBe(true);
        expect(costOf({ input: input + 1, output }, at)).toBeGreaterThanOrEqual(cost);
      }),
    );
  });
});
