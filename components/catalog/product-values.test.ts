import { expect, it } from "vitest";
import { ProductInput } from "@/server/modules/catalog/contract";
import { changeOf, combine, emptyProduct, isAmount, listOf } from "./product-values";

it("makes a variant for each combination and keeps what was entered", () => {
  const first = combine([{ name: "Size", values: "S, M" }], emptyProduct.variants);
  expect(first.map((v) => v.optionValues)).toEqual([["S"], ["M"]]);
  const priced = first.map((v) => ({ ...v, price: "5" }));
  const second = combine([{ name: "Size", values: "M, L" }], priced);
  expect(second.map((v) => [v.optionValues[0], v.price])).toEqual([
    ["M", "5"],
    ["L", "5"],
  ]);
  expect(combine([], second)).toHaveLength(1);
});

it("reads lists in the commas of every script, each item once", () => {
  expect(listOf("red, blue،green、red")).toEqual(["red", "blue", "green"]);
});

it("sends what the contract accepts", () => {
  const values = {
    ...emptyProduct,
    title: "Shirt",
    options: [{ name: "Size", values: "S" }],
    variants: combine(
      [{ name: "Size", values: "S" }],
      [{ ...emptyProduct.variants[0], price: "10,50" } as never],
    ),
  };
  const parsed = ProductInput.parse(changeOf(values, "USD"));
  expect(parsed.variants).toMatchObject([{ optionValues: ["S"], price: 1050 }]);
  expect(parsed.handle).toBe("shirt");
});

it("tells an amount from what is none", () => {
  expect(["", "10", "10.50"].every((text) => isAmount(text, "USD"))).toBe(true);
  expect(["ten", "-5", "1.234"].some((text) => isAmount(text, "USD"))).toBe(false);
});
