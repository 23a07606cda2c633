import { describe, expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { addProducts } from "@/server/modules/catalog";
import { ProductInput } from "@/server/modules/catalog/contract";
import { locales } from "@/server/platform/i18n/locales";
import { createStore } from "@/server/testing/store";
import { composeStrategy, strategyResultOf } from "./advise";
import type { Figure } from "./contract";
import { figuresOf } from "./figures";
import { numbersIn, statementChecker } from "./numbers";
import { rulesThatHold } from "./rules";

const figure = (id: Figure["id"], value: number, unit: Figure["unit"] = "count"): Figure => ({
  id,
  value,
  unit,
  source: "catalog",
});
const figures = [
  figure("products", 1250),
  figure("priceMedian", 499_050, "money"),
  figure("margin", 37, "percent"),
];

describe("numbers in a text", () => {
  it.each([
    ["1,250 products", 1250],
    ["1.250 products", 1250],
    ["1 250 товаров", 1250],
    ["۱٬۲۵۰ محصول", 1250],
    ["٣٧٪", 37],
    ["๓๗%", 37],
    ["−37%", 37],
    ["4990,50 €", 4990.5],
    ["3月", 3],
  ])("%j: %d among what it may mean", (text, value) => {
    expect(numbersIn(text).flatMap(({ values }) => values)).toContain(value);
  });

  it("are not letters of a name", () => expect(numbersIn("the X100 and B2B")).toEqual([]));
});

describe("a sentence", () => {
  const check = statementChecker(figures, "USD", "Should I reach 5000 products?");
  it.each([
    "The store has 1,250 products.",
    "Der mittlere Preis: 4.990,50 $.",
    "The middle price is about 4,991.",
    "میانگین حاشیه ۳۷٪ است.",
    "1. The margin is 37%.",
    "You asked for 5000 products.",
    "Nothing is said in numbers.",
  ])("%s has no number of its own", (text) => expect(check(text).unknown).toEqual([]));

  it.each([
    ["Sales will grow by 20%.", ["20"]],
    ["The market is worth 3.5 billion, and 1,250 is little.", ["3.5"]],
    ["حاشیه ۴۲٪ می‌شود.", ["42"]],
    ["37 and 38, and 38 again.", ["38"]],
  ])("%s is flagged", (text, unknown) => expect(check(text).unknown).toEqual(unknown));
});

describe("rules over the figures", () => {
  it("hold where the figures say so, what pays most first", () => {
    const of = (...list: Figure[]) => rulesThatHold(list).map(({ id }) => id);
    expect(of()).toEqual([]);
    expect(of(figure("products", 3), figure("noImage", 0))).toEqual([]);
    expect(of(figure("drafts", 1), figure("belowCost", 2))).toEqual(["belowCost", "drafts"]);
    expect(of(figure("costKnown", 100, "percent"))).toEqual([]);
    expect(of(figure("costKnown", 40, "percent"))).toEqual(["costUnknown"]);
    expect(of(figure("products", 20), figure("largestCategory", 15))).toEqual(["concentration"]);
    expect(of(figure("products", 5), figure("largestCategory", 5))).toEqual([]);
  });
});

describe("a store's figures", () => {
  it("are none without products, and else what the products come to", async () => {
    const { workspace } = await createStore();
    const scope = <T>(fn: Parameters<typeof withWorkspace<T>>[1]) => withWorkspace(workspace.id, fn);
    expect(await scope((tx) => figuresOf(tx, new Date()))).toEqual([]);
    await scope((tx) =>
      addProducts(
        tx,
        [
          {
            title: "Shirt",
            status: "active",
            category: "Clothing",
            descriptionHtml: "<p>Linen.</p>",
            variants: [{ price: 10_000, cost: 6000, quantity: 3 }],
          },
          {
            title: "Scarf",
            status: "active",
            category: "Clothing",
            variants: [{ price: 2000, cost: 2500, quantity: 0 }],
          },
          { title: "Mug", variants: [{ compareAtPrice: 900, price: 800 }] },
          { title: "Old", status: "archived", variants: [{ price: 1 }] },
        ].map((product) => ProductInput.parse(product)),
      ),
    );
    const found = await scope((tx) => figuresOf(tx, new Date()));
    const value = (id: Figure["id"]) => found.find((one) => one.id === id)?.value;
    expect({
      products: value("products"),
      active: value("active"),
      drafts: value("drafts"),
      lowest: value("priceLowest"),
      median: value("priceMedian"),
      highest: value("priceHighest"),
      margin: value("margin"),
      costKnown: value("costKnown"),
      belowCost: value("belowCost"),
      stockValue: value("stockValue"),
      outOfStock: value("outOfStock"),
      lowStock: value("lowStock"),
      noDescription: value("noDescription"),
      discounted: value("discounted"),
      largest: found.find(({ id }) => id === "largestCategory"),
    }).toEqual({
      products: 3,
      active: 2,
      drafts: 1,
      lowest: 800,
      median: 2000,
      highest: 10_000,
      // (40 % - 25 %) / 2, of the two whose cost is known
      margin: 8,
      costKnown: 67,
      belowCost: 1,
      stockValue: 30_000,
      outOfStock: 1,
      lowStock: 1,
      noDescription: 2,
      discounted: 1,
      largest: { id: "largestCategory", source: "catalog", unit: "count", value: 2, about: "Clothing" },
    });
    expect(found.some(({ source }) => source === "competitors")).toBe(false);
  });

  it.each(locales)("are read without a model in %s, with no number that was not given", async (locale) => {
    const all = [
      ...figures,
      ...(
        [
          "active",
          "drafts",
          "belowCost",
          "outOfStock",
          "noImage",
          "noDescription",
          "noSeo",
          "thinMargin",
        ] as const
      ).map((id, n) => figure(id, n + 2)),
      figure("stockValue", 123_450, "money"),
      { ...figure("largestCategory", 1200), about: "Clothing" },
    ];
    const result = strategyResultOf(await composeStrategy(all, "USD", locale), all, "USD", undefined);
    const said = [
      result.summary,
      ...result.findings,
      ...result.risks,
      ...result.opportunities,
      ...result.actions,
    ];
    expect(said.length).toBeGreaterThan(12);
    expect(said.flatMap(({ unknown }) => unknown)).toEqual([]);
    for (const { text } of said) expect(text).not.toMatch(/[{}]|undefined/);
  });
});
