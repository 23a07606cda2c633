import { describe, expect, it } from "vitest";
import { ProductInput } from "../contract";
import { keepUnprovided, providedFields } from "./provided";
import { roozHeader } from "./rooz-columns";

const stored = ProductInput.parse({
  title: "Old",
  handle: "mine",
  seoTitle: "Found",
  tags: ["kept"],
  options: [{ name: "Size", values: ["S"] }],
  variants: [{ sku: "1", optionValues: ["S"], price: 100, cost: 40, weightGrams: 5, quantity: 9 }],
});

describe("what a file does not speak of", () => {
  it("stays as it is", () => {
    const header = ["ID", "Type", "SKU", "Name", "Published", "Regular price", "Sale price", "In stock?"];
    const provided = providedFields(header, "woocommerce");
    const incoming = ProductInput.parse({
      title: "New",
      handle: "new",
      status: "active",
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: [
        { sku: "1", optionValues: ["M"], price: 200, compareAtPrice: 300 },
        { sku: "2", optionValues: ["S"], price: 250 },
      ],
    });
    expect(keepUnprovided(stored, incoming, provided)).toEqual({
      ...incoming,
      handle: "mine",
      seoTitle: "Found",
      tags: ["kept"],
      variants: [{ ...incoming.variants[0], cost: 40, weightGrams: 5 }, incoming.variants[1]],
    });
  });

  it("is nothing in our own export", () => {
    const incoming = ProductInput.parse({ title: "New", handle: "mine", variants: [{ sku: "1" }] });
    expect(keepUnprovided(stored, incoming, providedFields([...roozHeader], "rooz"))).toEqual(incoming);
  });

  it("follows from columns and mapping", () => {
    expect(providedFields(["Handle", "Title", "Type", "Published"], "shopify")).toEqual(
      new Set(["handle", "title", "category", "status"]),
    );
    expect(providedFields(["a", "b"], "unknown", { title: "a", weightKg: "b" })).toEqual(
      new Set(["title", "weightKg", "weightGrams"]),
    );
  });
});
