import { expect, it } from "vitest";
import { pairVariants } from "./identity";

it("pairs variants by SKU, and the rest by option values", () => {
  const before = [
    { sku: "A", optionValues: ["S"] },
    { sku: "B", optionValues: ["M"] },
    { sku: null, optionValues: ["L", "Red"] },
    { sku: "D", optionValues: ["XL"] },
  ];
  const after = [
    { sku: "B", optionValues: ["S"] },
    { sku: "new", optionValues: ["XL"] },
    { optionValues: ["L", "Red"] },
    { optionValues: ["L, Red"] },
    { sku: "C", optionValues: ["M"] },
  ];
  const pairs = pairVariants(before, after);
  // B has taken the values of A; nothing is left for a newcomer with the values that B had.
  expect(after.map((variant) => pairs.get(variant))).toEqual([
    before[1],
    before[3],
    before[2],
    undefined,
    undefined,
  ]);
});
