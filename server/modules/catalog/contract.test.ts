import { describe, expect, it } from "vitest";
import { handleFrom, ProductChange, ProductInput } from "./contract";

const parse = (product: object) => ProductInput.parse({ title: "Cup", variants: [{}], ...product });
const codes = (product: object) =>
  ProductInput.safeParse({ title: "Cup", variants: [{}], ...product }).error?.issues.map((issue) => [
    issue.path.join("."),
    issue.code === "custom" ? issue.params?.code : issue.code,
  ]);

describe("handleFrom", () => {
  it.each([
    ["Blue Cup", "blue-cup"],
    ["  Men's T-Shirt, 2 Pack!  ", "mens-t-shirt-2-pack"],
    ["پیراهن مردانه", "پیراهن-مردانه"],
    ["เสื้อยืด สีแดง", "เสื้อยืด-สีแดง"],
    ["Größe XL", "größe-xl"],
    ["綿シャツ", "綿シャツ"],
  ])("makes of %s %s", (title, handle) => expect(handleFrom(title)).toBe(handle));

  it("always makes one that the contract takes, the same each time", () => {
    for (const title of ["!!!", "😀", "-", "ู", "x".repeat(500), "😀".repeat(300), `${"a".repeat(199)}😀`]) {
      expect(parse({ handle: handleFrom(title) }).handle).toBe(handleFrom(title));
    }
  });
});

describe("ProductInput", () => {
  it("tidies what people type", () => {
    const product = parse({
      title: "  Two\n lines\u0000 ",
      category: "a>b > > c ",
      tags: ["x", " x ", "y"],
      descriptionHtml: "a\r\nb\u0007",
      variants: [{ sku: " ", barcode: "" }],
    });
    expect(product).toMatchObject({
      title: "Two lines",
      handle: "two-lines",
      category: "a > b > c",
      tags: ["x", "y"],
      descriptionHtml: "a\nb",
    });
    expect(product.variants[0]?.sku).toBeUndefined();
  });

  it("numbers images and variants by the positions given", () => {
    const product = parse({
      images: [
        { url: "https://a.example/2", position: 7 },
        { url: "/files/1 a.png", position: 3 },
      ],
    });
    expect(product.images).toEqual([
      { url: "/files/1%20a.png", alt: "", position: 0 },
      { url: "https://a.example/2", alt: "", position: 1 },
    ]);
  });

  it.each([
    [{ images: [{ url: "javascript:alert(1)" }] }, [["images.0.url", "url"]]],
    [{ images: [{ url: "//evil.example/x" }] }, [["images.0.url", "url"]]],
    [{ images: [{ url: "https://a.example/x y" }] }, undefined],
    [{ handle: "a b" }, [["handle", "invalid_format"]]],
    [{ variants: [] }, [["variants", "too_small"]]],
    [{ variants: [{ price: 1.5 }] }, [["variants.0.price", "invalid_type"]]],
    [{ variants: [{ price: -1 }] }, [["variants.0.price", "too_small"]]],
    [{ variants: [{}, {}] }, [["variants.1.optionValues", "taken"]]],
    [{ variants: [{ optionValues: ["S"] }] }, [["variants.0.optionValues", "invalid"]]],
    [
      {
        options: [{ name: "Size", values: ["S", "M"] }],
        variants: [
          { sku: "1", optionValues: ["S"] },
          { sku: "1", optionValues: ["M"] },
        ],
      },
      [["variants.1.sku", "taken"]],
    ],
    [
      {
        options: [
          { name: "Size", values: ["S"] },
          { name: "Size", values: ["S", "S"] },
        ],
        variants: [{ optionValues: ["S", "S"] }],
      },
      [
        ["options.1.name", "taken"],
        ["options.1.values", "taken"],
      ],
    ],
    [
      { options: [{ name: "Size", values: ["S"] }], variants: [{ optionValues: ["XL"] }] },
      [["variants.0.optionValues", "invalid"]],
    ],
    [{ extra: 1 }, [["", "unrecognized_keys"]]],
  ])("judges %j", (product, expected) => expect(codes(product)).toEqual(expected));
});

describe("ProductChange", () => {
  it("adds nothing to what is given", () => {
    expect(ProductChange.parse({ vendor: " Kiln " })).toEqual({ vendor: "Kiln" });
  });
});
