import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proofSize } from "@/server/testing/proof-size";
import { findMatches, type Suggestion } from "./match";
import { falseTwin, madeShops } from "./testing/shops";

const { own, theirs, truth } = madeShops(700, 20_260);
const found = await findMatches(own, theirs);
const isRight = ({ theirId, variantId }: Suggestion) =>
  variantId !== null && truth.get(theirId) === variantId;
const best = [...Map.groupBy(found, ({ theirId }) => theirId).values()].flatMap(([first]) => first ?? []);
const titleOf = (id: string) => theirs.find((one) => one.id === id)?.title;
const share = (part: number, all: number) => Math.round((1000 * part) / all) / 1000;

describe("two made shops of seven languages", () => {
  const same = [...truth.values()].filter(Boolean).length;

  it("what is suggested first is right, and little is missed", () => {
    const likely = best.filter(({ confidence }) => confidence >= 50);
    const right = likely.filter(isRight).length;
    const figures = { precision: share(right, likely.length), recall: share(right, same) };
    console.info("matching, first suggestions of 50 % and more:", { same, ...figures });
    expect(figures.precision).toBeGreaterThan(0.95);
    expect(figures.recall).toBeGreaterThan(0.93);
  });

  it("what needs no person is always right", () => {
    const certain = found.filter((one) => one.certain);
    console.info("matching, certain without a person:", { certain: certain.length, of: same });
    expect(certain.length).toBeGreaterThan(same * 0.15);
    expect(certain.filter((one) => !isRight(one)).map(({ theirId }) => titleOf(theirId))).toEqual([]);
  });

  it("a confidence means what it says", () => {
    const bins = [15, 40, 60, 80, 95, 100].map((top, i, all) => ({ from: all[i - 1] ?? 0, top }));
    const rows = bins.flatMap(({ from, top }) => {
      const inside = found.filter(({ confidence }) => confidence >= from && confidence < top);
      if (inside.length === 0) return [];
      const said = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length / 100;
      return [
        { from, top, count: inside.length, said, right: share(inside.filter(isRight).length, inside.length) },
      ];
    });
    console.info("matching, calibration:", rows);
    const off = rows.reduce((sum, { count, said, right }) => sum + count * Math.abs(said - right), 0);
    expect(off / found.length).toBeLessThan(0.1);
  });
});

describe("a sister product", () => {
  it("of another weight, capacity or size is never confirmed by itself, though all its numbers are the same", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const twin = falseTwin(seed);
        const found = await findMatches([twin.own], [twin.theirs]);
        expect(found.some(({ certain, confidence }) => certain || confidence >= 50)).toBe(false);
      }),
      { numRuns: proofSize(5000, 400) },
    );
  });
});

describe("numbers", () => {
  const one = {
    productId: "p",
    variantId: "v",
    title: "Kavo kettle 1.7 l",
    brand: "Kavo",
    facts: [],
    price: null,
  };
  const two = { id: "c", title: "Kavo kettle 1.7 l", brand: "Kavo", facts: [], price: null };
  const none = { sku: null, barcode: null };
  const without = { gtin: null, sku: null, mpn: null };
  const certain = async (own: object, their: object) => {
    const found = await findMatches([{ ...one, ...none, ...own }], [{ ...two, ...without, ...their }]);
    return found.some((match) => match.certain);
  };

  it("make sure of it where their check digit is right, with or without leading zeros", async () => {
    expect(await certain({ barcode: "4006381333931" }, { gtin: "04006381333931" })).toBe(true);
    expect(await certain({ barcode: "4006381333931" }, { gtin: "4006381333931" })).toBe(true);
    expect(await certain({ barcode: "4006381333930" }, { gtin: "4006381333930" })).toBe(false);
    expect(await certain({ barcode: "4006381333931" }, { gtin: "4006381333948" })).toBe(false);
  });

  it("of the maker count however they are written, and those of a shop do not", async () => {
    expect(await certain({ sku: "KX-200 17B" }, { mpn: "kx20017b" })).toBe(true);
    expect(await certain({ sku: "1004" }, { sku: "1004" })).toBe(false);
  });

  it("that several products of the shop have tell none of them", async () => {
    const their = { ...two, ...without, gtin: "4006381333931" };
    const found = await findMatches(
      [{ ...one, ...none, barcode: "4006381333931" }],
      [their, { ...their, id: "d" }],
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.some((match) => match.certain)).toBe(false);
  });
});

describe("variants", () => {
  const variant = (id: string, size: string) => ({
    productId: "p",
    variantId: id,
    title: "Kavo jacket",
    brand: "Kavo",
    sku: null,
    barcode: null,
    facts: [{ name: "Size", value: size }],
    price: null,
  });
  const sizes = [variant("s", "Small"), variant("m", "Medium"), variant("l", "Large")];
  const their = { id: "c", brand: "Kavo", gtin: null, sku: null, mpn: null, facts: [], price: null };

  it("are told apart by what the title says, and are all meant where it says nothing", async () => {
    expect((await findMatches(sizes, [{ ...their, title: "Kavo jacket size M" }]))[0]?.variantId).toBe("m");
    expect((await findMatches(sizes, [{ ...their, title: "Kavo jacket" }]))[0]?.variantId).toBe(null);
  });
});
