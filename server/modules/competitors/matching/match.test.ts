import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proofSize } from "@/server/testing/proof-size";
import { findMatches, type Suggestion } from "./match";
import { falseTwin, madeShops } from "./testing/shops";

const { own, theirs, truth } = madeShops(700, 20_260);
const bare = <T extends object>(list: readonly T[]) => list.map((one) => ({ ...one, picture: null }));
const found = await findMatches(bare(own), bare(theirs));
const isRight = ({ theirId, variantId }: Suggestion) =>
  variantId !== null && truth.get(theirId) === variantId;
const bestOf = (all: readonly Suggestion[]) =>
  [...Map.groupBy(all, ({ theirId }) => theirId).values()].flatMap(([first]) => first ?? []);
const titleOf = (id: string) => theirs.find((one) => one.id === id)?.title;
const share = (part: number, all: number) => Math.round((1000 * part) / all) / 1000;

describe("two made shops of seven languages", () => {
  const same = [...truth.values()].filter(Boolean).length;

  const figuresOf = (all: readonly Suggestion[]) => {
    const likely = bestOf(all).filter(({ confidence }) => confidence >= 50);
    const right = likely.filter(isRight).length;
    return { precision: share(right, likely.length), recall: share(right, same) };
  };

  it("what is suggested first is right, and little is missed", () => {
    const figures = figuresOf(found);
    console.info("matching, first suggestions of 50 % and more:", { same, ...figures });
    expect(figures.precision).toBeGreaterThan(0.95);
    expect(figures.recall).toBeGreaterThan(0.93);
  });

  it("photos that both show take nothing away from that, and make no difference to what is certain", async () => {
    const pictured = await findMatches(own, theirs);
    const [before, after] = [figuresOf(found), figuresOf(pictured)];
    console.info("matching, the same with photos:", { ...after, calibration: offBy(pictured) });
    expect(after.precision).toBeGreaterThanOrEqual(before.precision);
    expect(after.recall).toBeGreaterThanOrEqual(before.recall);
    expect(offBy(pictured)).toBeLessThan(0.1);
    const certain = (all: readonly Suggestion[]) => all.flatMap((one) => (one.certain ? [one.theirId] : []));
    expect(certain(pictured)).toEqual(certain(found));
  });

  it("what needs no person is always right", () => {
    const certain = found.filter((one) => one.certain);
    console.info("matching, certain without a person:", { certain: certain.length, of: same });
    expect(certain.length).toBeGreaterThan(same * 0.15);
    expect(certain.filter((one) => !isRight(one)).map(({ theirId }) => titleOf(theirId))).toEqual([]);
  });

  const binsOf = (all: readonly Suggestion[]) => {
    const bins = [15, 40, 60, 80, 95, 100].map((top, i, tops) => ({ from: tops[i - 1] ?? 0, top }));
    return bins.flatMap(({ from, top }) => {
      const inside = all.filter(({ confidence }) => confidence >= from && confidence < top);
      if (inside.length === 0) return [];
      const said = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length / 100;
      return [
        { from, top, count: inside.length, said, right: share(inside.filter(isRight).length, inside.length) },
      ];
    });
  };
  /** How far the confidences are from how many are right, weighed by how many have each. */
  const offBy = (all: readonly Suggestion[]) =>
    binsOf(all).reduce((sum, { count, said, right }) => sum + count * Math.abs(said - right), 0) / all.length;

  it("a confidence means what it says", () => {
    console.info("matching, calibration:", binsOf(found));
    expect(offBy(found)).toBeLessThan(0.1);
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

describe("pictures", () => {
  const photo = (bits: string, colours = "28".repeat(27)) => `${bits}${colours}`;
  const one = photo("00ff00ff00ff00ff");
  const another = photo("ff00ff00ff00ff00");
  const mine = {
    productId: "p",
    variantId: "v",
    title: "Kavo travel mug Breeze",
    brand: "",
    sku: null,
    barcode: null,
    facts: [],
    price: null,
  };
  const their = {
    id: "c",
    title: "Kavo Breeze travel mug insulated steel",
    brand: null,
    gtin: null,
    sku: null,
    mpn: null,
    facts: [],
    price: null,
  };
  const confidence = async (own: object, theirs: object, others: (typeof their)[] = []) => {
    const found = await findMatches([{ ...mine, ...own }], [{ ...their, ...theirs }, ...others]);
    return found.find(({ theirId }) => theirId === "c")?.confidence ?? 0;
  };

  it("that are the same make a pair likelier, and are told; others change nothing", async () => {
    const without = await confidence({}, {});
    const same = await confidence({ picture: one }, { picture: photo("00ff00ff00ff01fe") });
    expect(same).toBeGreaterThan(without + 10);
    expect(await confidence({ picture: one }, { picture: another })).toBe(without);
    expect(await confidence({ picture: one }, { picture: photo("00ff00ff00ff00ff", "10".repeat(27)) })).toBe(
      without,
    );
    const [first] = await findMatches([{ ...mine, picture: one }], [{ ...their, picture: one }]);
    expect(first?.reasons).toContainEqual({ aspect: "picture", verdict: "agrees" });
    expect(first?.certain).toBe(false);
  });

  it("make no pair by themselves, and none likely of what differs", async () => {
    expect(await confidence({ picture: one }, { picture: one, title: "Garden hose" })).toBe(0);
    const sized = (title: string) => ({ title, picture: one });
    expect(await confidence(sized("Kavo mug Breeze 300 ml"), sized("Kavo mug Breeze 500 ml"))).toBeLessThan(
      50,
    );
  });

  it("that many of a shop's products show tell nothing", async () => {
    const others = ["d", "e", "f", "g"].map((id) => ({ ...their, id, title: `Thing ${id}`, picture: one }));
    const without = await confidence({}, {}, others);
    expect(await confidence({ picture: one }, { picture: one }, others.slice(0, 2))).toBeGreaterThan(without);
    expect(await confidence({ picture: one }, { picture: one }, others)).toBe(without);
  });
});
