import { expect, it } from "vitest";
import { simulate } from "./simulate";
import type { RuleTerms } from "./terms";
import { plainOffer, start } from "./testing/market";

const hour = 3_600_000;
const own = { price: 1500, usual: 2000, cost: null, quantity: null };
const terms: RuleTerms = {
  strategy: { kind: "beat", against: "lowest", by: { unit: "amount", amount: 1 } },
  min: { kind: "price", amount: 1700 },
  max: { kind: "price", amount: 2200 },
  ending: null,
  stock: [],
  seasons: [],
  alone: "usual",
  staleHours: 24,
};
const span = { from: start, until: start + 100 * hour };
const momentOf = (at: number) => ({ now: at, day: new Date(at).toISOString().slice(5, 10) });
const point = (hours: number, price: number, available = true) => ({
  at: start + hours * hour,
  price,
  available,
});
const undercutter = {
  offer: plainOffer(1900, { competitorId: "a", productId: "a" }),
  points: [point(-50, 1900), point(20, 1750), point(60, 1600), point(80, 1600, false)],
};
const friend = {
  offer: plainOffer(1, { competitorId: "b", productId: "b", friendly: true }),
  points: [point(0, 1)],
};

it("replays what others did: falls behind them, stops at its limit, and rises when they have sold out", () => {
  expect(simulate(terms, own, [undercutter, friend], span, momentOf)).toEqual({
    steps: [
      { at: start, price: 1899, reason: "followed" },
      { at: start + 20 * hour, price: 1749, reason: "followed" },
      { at: start + 60 * hour, price: 1700, reason: "held_at_min" },
      { at: start + 80 * hour, price: 2000, reason: "alone" },
    ],
    changes: 3,
    // Of the 80 hours in which there was somebody, the undercutter was cheaper in 20.
    cheapestBp: 7500,
  });
});

it("begins and ends seasons on their days, also where nobody moves", () => {
  const seasons = [{ from: "03-02", to: "03-03", bp: 500 }];
  const result = simulate({ ...terms, seasons }, own, [], span, momentOf);
  expect(result?.steps.map(({ at, price }) => [(at - start) / hour, price])).toEqual([
    [0, 2000],
    [24, 2100],
    [72, 2000],
  ]);
  expect(result?.cheapestBp).toBeNull();
});

it("says nothing where the rule can say no price", () => {
  expect(simulate({ ...terms, min: { kind: "cost", bp: 0 } }, own, [], span, momentOf)).toBeNull();
});
