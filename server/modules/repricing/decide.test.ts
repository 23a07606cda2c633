import { expect, it } from "vitest";
import { decide } from "./decide";
import type { Own } from "./limits";
import type { RuleTerms } from "./terms";
import { plainOffer, start } from "./testing/market";

const hour = 3_600_000;
const own: Own = { price: 2000, usual: 2000, cost: 1000, quantity: 20 };
const terms: RuleTerms = {
  strategy: { kind: "match", against: "lowest" },
  min: { kind: "cost", bp: 2000 },
  max: { kind: "price", amount: 2500 },
  ending: null,
  stock: [],
  seasons: [],
  alone: "usual",
  staleHours: 24,
};
const beat = (amount: number) =>
  ({ kind: "beat", against: "lowest", by: { unit: "amount", amount } }) as const;
const at = { now: start, day: "03-01" };
const price = (change: Partial<RuleTerms>, offers: number[], of: Partial<Own> = {}, moment = at) =>
  decide(
    { ...terms, ...change },
    { ...own, ...of },
    offers.map((asked, n) => plainOffer(asked, { competitorId: `shop ${n}`, productId: `thing ${n}` })),
    moment,
  ).price;

it("matches, beats by an amount or a share, and looks at the lowest or the one in the middle", () => {
  expect(price({}, [1900, 1800, 2400])).toBe(1800);
  expect(price({ strategy: { kind: "match", against: "median" } }, [1900, 1800, 2400])).toBe(1900);
  expect(price({ strategy: { kind: "match", against: "median" } }, [1900, 1800, 2400, 2500])).toBe(1900);
  expect(price({ strategy: beat(1) }, [1900])).toBe(1899);
  expect(
    price({ strategy: { kind: "beat", against: "lowest", by: { unit: "share", bp: 250 } } }, [1900]),
  ).toBe(1852);
});

it("counts a shop once in the middle, by its lowest", () => {
  const offers = [1500, 1600, 1700].map((asked, n) => plainOffer(asked, { productId: `thing ${n}` }));
  const others = [1900, 2000].map((asked, n) =>
    plainOffer(asked, { competitorId: `${n}`, productId: `other ${n}` }),
  );
  const median = { ...terms, strategy: { kind: "match", against: "median" } } as const;
  expect(decide(median, own, [...offers, ...others], at).price).toBe(1900);
});

it("stays where it is in a band, and goes no further than its edge", () => {
  const strategy = { kind: "band", against: "lowest", fromBp: 9500, toBp: 10_300 } as const;
  expect([1900, 2000, 2100].map((asked) => price({ strategy }, [asked]))).toEqual([1957, 2000, 2000]);
  expect(price({ strategy }, [2200])).toBe(2090);
});

it("keeps its limits by price, by what it costs and by the usual price, rounded inwards", () => {
  expect(price({}, [100])).toBe(1200);
  expect(price({}, [9000])).toBe(2500);
  expect(price({ min: { kind: "cost", bp: 3333 } }, [100], { cost: 1001 })).toBe(1335);
  expect(price({ max: { kind: "usual", bp: 11_111 } }, [9000], { usual: 1999 })).toBe(2221);
});

it("says no price where it knows no cost, or where the limits contradict each other", () => {
  const none = { price: null, limits: null };
  expect(decide(terms, { ...own, cost: null }, [], at)).toMatchObject({ ...none, reason: "no_cost" });
  expect(decide(terms, { ...own, cost: 9000 }, [], at)).toMatchObject({ ...none, reason: "min_above_max" });
});

it("ends prices as asked where the limits have room, and gives the ending up before it stops undercutting", () => {
  const ending = { step: 100, offset: 99 };
  expect(price({ ending }, [1850])).toBe(1899);
  expect(price({ ending }, [1820])).toBe(1799);
  expect(price({ ending, strategy: beat(1) }, [1899])).toBe(1799);
  expect(price({ ending, min: { kind: "price", amount: 1850 }, strategy: beat(1) }, [1880])).toBe(1879);
  expect(price({ ending, min: { kind: "price", amount: 1850 } }, [100])).toBe(1899);
  // Yen and tomans end in whole tens and thousands.
  expect(price({ ending: { step: 100, offset: 80 } }, [1850])).toBe(1880);
  expect(
    price({ ending: { step: 1000, offset: 0 }, max: { kind: "price", amount: 9_000_000 } }, [185_499]),
  ).toBe(185_000);
});

it("adds to the price when little is left, and in the season, also over the new year", () => {
  const stock = [
    { when: "atMost", quantity: 3, bp: 1000 },
    { when: "atLeast", quantity: 100, bp: -500 },
  ] as const;
  const rule = { stock: [...stock] };
  expect([2, 20, 150].map((quantity) => price(rule, [1800], { quantity }))).toEqual([1980, 1800, 1710]);
  expect(price(rule, [1800], { quantity: null })).toBe(1800);
  const seasons = [{ from: "12-20", to: "01-05", bp: 1000 }];
  const on = (day: string) => price({ seasons, strategy: { kind: "usual" } }, [1], {}, { now: start, day });
  expect(["12-19", "12-20", "01-05", "01-06"].map(on)).toEqual([2000, 2200, 2200, 2000]);
});

it("goes back to the usual price when it is alone, or to its highest, as asked", () => {
  expect(price({}, [], { price: 1300 })).toBe(2000);
  expect(price({ alone: "max" }, [], { price: 1300 })).toBe(2500);
});

it("is not led down by an offer that was not seen for a day, nor up past it before another day", () => {
  const seen = (hours: number) => plainOffer(1500, { seenAt: start - hours * hour });
  const of = (asked: number, hours: number) => decide(terms, { ...own, price: asked }, [seen(hours)], at);
  expect(of(1500, 24)).toMatchObject({ price: 1500, reason: "followed" });
  expect(of(2000, 25)).toMatchObject({ price: 2000, reason: "alone" });
  expect(of(1500, 25)).toMatchObject({ price: 1500, reason: "waiting", considered: [{ verdict: "stale" }] });
  expect(of(1300, 25)).toMatchObject({ price: 1500, reason: "waiting" });
  expect(of(1500, 49)).toMatchObject({ price: 2000, reason: "alone", considered: [{ verdict: "old" }] });
});

it("tells of each offer what it counted for", () => {
  const offers = [
    plainOffer(900, { productId: "a", competitorId: "a", own: true }),
    plainOffer(901, { productId: "b", competitorId: "b", friendly: true }),
    plainOffer(902, { productId: "c", competitorId: "c", confirmed: false }),
    plainOffer(903, { productId: "d", competitorId: "d", available: false }),
    plainOffer(904, { productId: "e", competitorId: "e", price: null, withoutRate: true }),
    plainOffer(1800, { productId: "f", competitorId: "f" }),
    plainOffer(1900, { productId: "g", competitorId: "g" }),
  ];
  const { considered, reference } = decide(terms, own, offers, at);
  expect(reference).toBe(1800);
  expect(considered.map(({ verdict }) => verdict)).toEqual([
    "own",
    "friendly",
    "unconfirmed",
    "unavailable",
    "followed",
    "counted",
    "no_rate",
  ]);
});

it("reckons the largest amounts exactly", () => {
  const large = 9_007_199_254_741;
  expect(
    price({ min: { kind: "cost", bp: 1 }, max: { kind: "usual", bp: 10_000 } }, [1], {
      cost: large,
      usual: large + 10 ** 11,
    }),
  ).toBe(9_008_099_974_667);
});
