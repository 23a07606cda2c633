import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bounds, type Pair, pairsOf, verdict } from "./statistics";

const alpha = 0.05;

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function simulated(seed: number, count: number, first: number, second: number): Pair[] {
  const next = chance(seed);
  const outcomes = (rate: number) => Array.from({ length: count }, () => next() < rate);
  return pairsOf(outcomes(first), outcomes(second));
}

/** Of so many experiments, each looked at after every pair, the share that came to a verdict. */
function decided(experiments: number, pairs: number, first: number, second: number) {
  const verdicts = Array.from({ length: experiments }, (_, i) =>
    verdict(simulated(i + 1, pairs, first, second), alpha),
  );
  const share = (of: "better" | "worse") => verdicts.filter((one) => one === of).length / experiments;
  return { better: share("better"), worse: share("worse") };
}

describe("looking after every pair", () => {
  it.each([0.05, 0.3, 0.5, 0.9])(
    "finds a difference where none is in at most alpha of 2,000 experiments (rate %d)",
    (rate) => {
      const { better, worse } = decided(2_000, 400, rate, rate);
      expect(better + worse).toBeLessThanOrEqual(alpha);
    },
  );

  it("finds a difference that is there, and hardly ever the wrong way round", () => {
    const large = decided(500, 400, 0.3, 0.5);
    expect(large.better).toBeGreaterThan(0.9);
    expect(large.worse).toBeLessThan(0.01);
    // A smaller one takes longer: after as many pairs it is often open still.
    const small = decided(500, 400, 0.3, 0.4);
    expect(small.better).toBeGreaterThan(0.25);
    expect(small.better).toBeLessThan(large.better);
  });

  it("would be wrong far more often with the usual test, which is for one look", () => {
    let wrong = 0;
    for (let seed = 1; seed <= 500; seed++) {
      let [sum, squares] = [0, 0];
      const fooled = simulated(seed, 400, 0.3, 0.3).some((pair, i) => {
        sum += pair;
        squares += pair ** 2;
        return i >= 20 && Math.abs(sum) / Math.sqrt(squares || 1) > 1.96;
      });
      if (fooled) wrong += 1;
    }
    expect(wrong / 500).toBeGreaterThan(3 * alpha);
  });
});

describe("the bounds", () => {
  it("hold the true difference at every look in all but alpha of the experiments", () => {
    const [first, second, experiments] = [0.4, 0.55, 200];
    let missed = 0;
    for (let seed = 1; seed <= experiments; seed++) {
      // What was once excluded stays so: the last bounds are the narrowest of all looks.
      const { low, high } = bounds(simulated(seed, 200, first, second), alpha);
      if (low > second - first || high < second - first) missed += 1;
    }
    expect(missed / experiments).toBeLessThanOrEqual(alpha);
  });

  const somePairs = fc.array(fc.constantFrom<Pair>(-1, 0, 1), { maxLength: 120 });

  it("are mirrored when the two are exchanged, narrow as pairs come, and exclude no difference with the verdict", () => {
    fc.assert(
      fc.property(somePairs, fc.nat(120), (pairs, some) => {
        const now = bounds(pairs, alpha);
        const mirrored = bounds(
          pairs.map((pair) => -pair as Pair),
          alpha,
        );
        expect(mirrored.low).toBeCloseTo(-now.high);
        expect(mirrored.high).toBeCloseTo(-now.low);
        const before = bounds(pairs.slice(0, some), alpha);
        expect(now.low).toBeGreaterThanOrEqual(before.low);
        expect(now.high).toBeLessThanOrEqual(before.high);
        const found = verdict(pairs, alpha);
        if (found === undefined) {
          expect(now.low).toBeLessThan(0);
          expect(now.high).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("say nothing before anything was seen", () => {
    expect(bounds([], alpha)).toEqual({ low: -1, high: 1 });
    expect(verdict([], alpha)).toBeUndefined();
  });
});
