import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Offer } from "./kept";
import { afterLook, isFar, type Seen, type Standing } from "./look";
import { sameOffer } from "./offer";

const offer = (priceMinor: number | null, more: Partial<Offer> = {}): Offer => ({
  priceMinor,
  currency: priceMinor === null ? null : "EUR",
  listPriceMinor: null,
  availability: "in_stock",
  ...more,
});
const standing = (price: number): Standing => ({ offer: offer(price), state: "active", pending: null });
const sees = (price: number | null, more: Partial<Offer> = {}, redone = false): Seen => ({
  what: "offer",
  offer: offer(price, more),
  redone,
});

describe("a second look", () => {
  it("is not needed for a change of up to 30 %", () => {
    expect(afterLook(standing(1000), sees(700))).toMatchObject({ offer: { priceMinor: 700 }, pending: null });
    expect(afterLook(standing(1000), sees(1300))).toMatchObject({
      offer: { priceMinor: 1300 },
      pending: null,
    });
  });

  it.each([
    ["a fall", 699],
    ["a rise", 1301],
  ])("is wanted for %s beyond it, and confirms it", (_, price) => {
    const once = afterLook(standing(1000), sees(price));
    expect(once).toMatchObject({ offer: { priceMinor: 1000 }, pending: { priceMinor: price } });
    expect(afterLook(once, sees(price))).toMatchObject({ offer: { priceMinor: price }, pending: null });
  });

  it("forgets what was seen once when the next look sees the old price", () => {
    const once = afterLook(standing(1000), sees(1));
    expect(afterLook(once, sees(1000))).toEqual(standing(1000));
  });

  it("confirms a price that goes on moving, as long as both are near each other", () => {
    const once = afterLook(standing(1000), sees(500));
    expect(afterLook(once, sees(490))).toMatchObject({ offer: { priceMinor: 490 }, pending: null });
    const other = afterLook(once, sees(9));
    expect(other).toMatchObject({ offer: { priceMinor: 1000 }, pending: { priceMinor: 9 } });
  });

  it("is wanted for another currency, and for any other price of a page that was redone", () => {
    expect(afterLook(standing(1000), sees(1000, { currency: "USD" })).pending).not.toBeNull();
    expect(afterLook(standing(1000), sees(990, {}, true)).pending).toMatchObject({ priceMinor: 990 });
    expect(afterLook(standing(1000), sees(1000, {}, true)).pending).toBeNull();
  });

  it("does not hold back that something is sold out", () => {
    const once = afterLook(standing(1000), sees(100, { availability: "out_of_stock" }));
    expect(once.offer).toMatchObject({ priceMinor: 1000, availability: "out_of_stock" });
  });
});

describe("what is no price", () => {
  it("a page that cannot be read keeps the price, and says so", () => {
    expect(afterLook(standing(1000), { what: "unreadable" })).toEqual({
      ...standing(1000),
      state: "unreadable",
    });
  });

  it("a sold-out page without a price keeps the last one", () => {
    const out = afterLook(standing(1000), sees(null, { availability: "out_of_stock" }));
    expect(out.offer).toEqual(offer(1000, { availability: "out_of_stock" }));
  });

  it("a page is gone when two looks say so, and back when one sees it", () => {
    const once = afterLook(standing(1000), { what: "gone" });
    expect(once).toMatchObject({ state: "active", offer: { availability: "in_stock" } });
    const twice = afterLook(once, { what: "gone" });
    expect(twice).toMatchObject({
      state: "gone",
      pending: null,
      offer: { priceMinor: 1000, availability: "gone" },
    });
    expect(afterLook(twice, sees(3000))).toMatchObject({ state: "active", offer: { priceMinor: 3000 } });
    expect(afterLook(once, sees(1000))).toEqual(standing(1000));
  });
});

/** What a shop says over time: prices, some wild, pages that break and go. */
const looks = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 3000 }), fc.boolean())
        .map(([price, list]) => sees(price, list ? { listPriceMinor: price * 2 } : {})),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Seen>(sees(1000), sees(1010), sees(null, { availability: "out_of_stock" })),
    },
    { weight: 1, arbitrary: fc.constantFrom<Seen>({ what: "unreadable" }, { what: "gone" }) },
  ),
  { maxLength: 60 },
);

describe("history by runs", () => {
  it("tells for every look what stood then, in as many rows as there were changes", () => {
    fc.assert(
      fc.property(looks, (seen) => {
        // The long way: what stood after each look. The short way: a row where it changed, as take-page.ts writes it.
        const long: Offer[] = [];
        const runs: { from: number; offer: Offer }[] = [{ from: -1, offer: offer(1000) }];
        let now = standing(1000);
        seen.forEach((one, n) => {
          const after = afterLook(now, one);
          if (!sameOffer(now.offer, after.offer)) runs.push({ from: n, offer: after.offer });
          now = after;
          long.push(after.offer);
        });
        long.forEach((stood, n) => {
          expect(runs.findLast(({ from }) => from <= n)?.offer).toEqual(stood);
        });
        runs.slice(1).forEach((run, n) => {
          expect(sameOffer(run.offer, (runs[n] as (typeof runs)[number]).offer)).toBe(false);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("never has a price that no page told, and none far from the last that only one look saw", () => {
    fc.assert(
      fc.property(looks, (seen) => {
        let now = standing(1000);
        const told = new Set<number | null>([1000]);
        for (const one of seen) {
          const last = now;
          if (one.what === "offer") told.add(one.offer.priceMinor);
          now = afterLook(now, one);
          expect(told.has(now.offer.priceMinor)).toBe(true);
          if (isFar(last.offer, now.offer) && last.state !== "gone") {
            expect(last.pending && !isFar(last.pending, now.offer)).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
