import { describe, expect, it } from "vitest";
import { address, jsonLd, pageOf, shown } from "../fixture/pages";
import { ModelAnswer } from "./contract";
import { mergeAnswer } from "./merge";
import { reducePage } from "./reduce";

const nothing: ModelAnswer = {
  name: null,
  price: null,
  compareAt: null,
  availability: null,
  sku: null,
  gtin: null,
  mpn: null,
  brand: null,
};

/** A page that rules read badly: prices in a sentence, without any data. */
const hard = pageOf({
  body: `<main><h1>Trail mug</h1><p>Maker: Acme Outdoor. Code on the box 4006381333931.</p>
    <p>Our members pay twenty-one, everybody else takes it home for no more than 24.90 euro in this month of sales</p>
    <p>Formerly sold at 1,299.00 euro as a set of many mugs and more things that nobody needs</p></main>`,
});
const easy = pageOf({ head: jsonLd(), body: shown(`<span class="price">€24.90</span><p>Only 3 left</p>`) });

const merged = (html: string, answer: Partial<ModelAnswer>) =>
  mergeAnswer(reducePage(html, address, { kind: "product" }), ModelAnswer.parse({ ...nothing, ...answer }))
    .product;

describe("an honest answer", () => {
  it("adds what the rules did not read", () => {
    const product = merged(hard, { price: "24.90 euro", brand: "Acme Outdoor", gtin: "4006381333931" });
    expect(product).toMatchObject({
      price: { value: { amount: 2490, currency: "EUR" } },
      brand: { value: "Acme Outdoor", sources: ["model"] },
      gtin: { value: "4006381333931" },
    });
    expect(product?.price?.sources).toContain("model");
  });

  it("makes what the rules read surer, and leaves the rest", () => {
    const before = reducePage(easy, address).reading.product;
    const product = merged(easy, {
      price: "€24.90",
      availability: { value: "in_stock", quote: "Only 3 left" },
    });
    expect(product?.price?.sources).toEqual(["json-ld", "structure", "model"]);
    expect(product?.price?.confidence).toBeGreaterThan(before?.price?.confidence ?? 1);
    expect(product?.availability?.sources).toContain("model");
    expect(product?.sku).toEqual(before?.sku);
  });
});

describe("a lying answer", () => {
  it.each([
    ["a price that is nowhere", { price: "€19.90" }],
    ["a price cut out of another number", { price: "299.00 euro" }],
    ["the end of a price", { price: "90 euro" }],
    ["a price of nothing", { price: "0" }],
    ["a price before that is lower", { compareAt: "3" }],
    ["a name that is nowhere", { name: "Mountain mug" }],
    ["a brand that is nowhere", { brand: "Apex" }],
    ["half of a word as brand", { brand: "Acm" }],
    ["a GTIN with a wrong check digit", { gtin: "4006381333932" }],
    [
      "stock without words of the page",
      { availability: { value: "out_of_stock" as const, quote: "Gone for ever" } },
    ],
    ["nothing at all", {}],
  ])("is dropped: %s", (_, answer) => {
    for (const html of [hard, easy]) {
      expect(merged(html, answer)).toEqual(reducePage(html, address, { kind: "product" }).reading.product);
    }
  });

  it("does not move what the rules are sure of, though it stands in the page", () => {
    const other = pageOf({
      head: jsonLd(),
      body: shown(`<span class="price">€24.90</span><p>A pot costs €99.00</p>`),
    });
    expect(merged(other, { price: "€99.00" })?.price?.value.amount).toBe(2490);
  });

  it("cannot be more than the contract allows", () => {
    expect(ModelAnswer.safeParse({ ...nothing, name: "x".repeat(1000) }).success).toBe(false);
    expect(ModelAnswer.safeParse({ ...nothing, availability: { value: "maybe", quote: "so" } }).success).toBe(
      false,
    );
  });
});

describe("the reduced page", () => {
  it("is bounded, and says what is struck out and what can be pressed", () => {
    const long = shown(`<del>$29.90</del><b>$24.90</b>`, `<p>${"Words of a story. ".repeat(5000)}</p>`);
    const { text } = reducePage(pageOf({ body: long }), address);
    expect(text.length).toBeLessThanOrEqual(12_000);
    expect(text).toContain("~~$29.90~~");
    expect(text).toContain("[Add to cart]");
    expect(text).not.toContain("Free shipping over");
  });
});
