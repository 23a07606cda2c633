import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf } from "./prices";

const price = (
  inputMicros: number,
  outputMicros: number,
  cachedInputMicros: number | null = null,
  reasoningMicros: number | null = null,
) => ({ version: 1, inputMicros, outputMicros, cachedInputMicros, reasoningMicros });
const plain = (input: number, output: number) => ({ input, cached: 0, output, reasoning: 0 });

describe("the cost of a call", () => {
  it.each([
    [plain(1_000_000, 0), price(150_000, 600_000), 150_000],
    [plain(1_000, 333), price(150_000, 600_000), 350],
    [plain(1, 0), price(499_999, 0), 0],
    [plain(1, 0), price(500_000, 0), 1],
    [plain(0, 0), price(3_000_000, 15_000_000), 0],
    [plain(123_456_789, 987_654_321), price(75_000_000, 600_000_000), 601_851_851_775],
  ])("of %o at %o is %i micro-dollars", (tokens, at, cost) => {
    expect(costOf(tokens, at)).toBe(cost);
  });

  it("prices what was cached and what was thought by itself, or like the rest where nobody has said otherwise", () => {
    const tokens = { input: 1_000_000, cached: 400_000, output: 100_000, reasoning: 60_000 };
    expect(costOf(tokens, price(1_000_000, 5_000_000))).toBe(1_500_000);
    // 600,000 x $1 + 400,000 x $0.10 + 40,000 x $5 + 60,000 x $2 a million
    expect(costOf(tokens, price(1_000_000, 5_000_000, 100_000, 2_000_000))).toBe(960_000);
    expect(costOf(tokens, price(1_000_000, 5_000_000, 0, 0))).toBe(800_000);
  });

  it("is within half a micro-dollar of tokens x price, and never less for more tokens", () => {
    const part = fc.nat(10_000_000);
    const micros = fc.nat(1_000_000_000);
    const tokens = fc
      .record({ fresh: part, cached: part, text: part, reasoning: part })
      .map(({ fresh, cached, text, reasoning }) => ({
        input: fresh + cached,
        cached,
        output: text + reasoning,
        reasoning,
      }));
    const special = fc.option(micros, { nil: null });
    const prices = fc.tuple(micros, micros, special, special).map((amounts) => price(...amounts));
    fc.assert(
      fc.property(tokens, prices, (used, at) => {
        const cost = costOf(used, at);
        const exact =
          BigInt(used.input - used.cached) * BigInt(at.inputMicros) +
          BigInt(used.cached) * BigInt(at.cachedInputMicros ?? at.inputMicros) +
          BigInt(used.output - used.reasoning) * BigInt(at.outputMicros) +
          BigInt(used.reasoning) * BigInt(at.reasoningMicros ?? at.outputMicros);
        const error = BigInt(cost) * 1_000_000n - exact;
        expect(error <= 500_000n && error > -500_000n).toBe(true);
        for (const more of [
          { input: used.input + 1 },
          { output: used.output + 1 },
          { input: used.input + 1, cached: used.cached + 1 },
          { output: used.output + 1, reasoning: used.reasoning + 1 },
        ]) {
          expect(costOf({ ...used, ...more }, at)).toBeGreaterThanOrEqual(cost);
        }
      }),
    );
  });
});
