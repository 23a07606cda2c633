import { describe, expect, it } from "vitest";
import { csvOf, faultsOf, parse, productsOf } from "./testing/parse";

const mug = {
  Handle: "blue-mug",
  Title: "Blue mug",
  "Body (HTML)": "Holds 300 ml. ",
  Vendor: "Kiln",
  Type: "Mugs",
  Tags: "kitchen, gift",
  Published: "true",
  "Option1 Name": "Title",
  "Option1 Value": "Default Title",
  "Variant Grams": "350",
  "Variant Inventory Qty": "4",
  "Variant Price": "12.50",
  "Image Src": "https://cdn.example.com/mug@2x.jpg?v=1",
  "Image Position": "1",
};
const image = (handle: string, url: string, position: string) => ({
  Handle: handle,
  "Image Src": url,
  "Image Position": position,
});

describe("a Shopify file", () => {
  it("gives a product without options where there is only the default title", async () => {
    const [product] = await productsOf(csvOf(mug));
    expect(product).toEqual({
      title: "Blue mug",
      handle: "blue-mug",
      descriptionHtml: "<p>Holds 300 ml.</p>",
      status: "active",
      vendor: "Kiln",
      category: "Mugs",
      tags: ["kitchen", "gift"],
      options: [],
      attributes: [],
      seoTitle: "",
      seoDescription: "",
      images: [{ url: "https://cdn.example.com/mug@2x.jpg?v=1", alt: "", position: 0 }],
      variants: [{ optionValues: [], price: 1250, quantity: 4, weightGrams: 350, position: 0 }],
    });
  });

  it("brings variants and images of the following rows together", async () => {
    const [product] = await productsOf(
      csvOf(
        {
          Handle: "tee",
          Title: "Tee",
          "Option1 Name": "Size",
          "Option1 Value": "S",
          "Option2 Name": "Colour",
          "Option2 Value": "Red",
          "Variant SKU": "'001",
          "Variant Price": "20",
          "Variant Compare At Price": "25.00",
          "Variant Barcode": "'0123456789012",
          "Cost per item": "8.10",
          "Image Src": "https://cdn.example.com/2.jpg",
          "Image Position": "2",
          "Image Alt Text": "Back",
          "SEO Title": "Tee | Shop",
          "SEO Description": "A tee",
          "Variant Image": "https://cdn.example.com/red.jpg",
        },
        {
          Handle: "tee",
          "Option1 Value": "M",
          "Option2 Value": "Blue",
          "Variant SKU": "002",
          "Variant Price": "21",
          "Image Src": "https://cdn.example.com/1.jpg",
          "Image Position": "1",
        },
        image("tee", "https://cdn.example.com/3.jpg", "3"),
      ),
    );
    expect(product).toMatchObject({
      options: [
        { name: "Size", values: ["S", "M"] },
        { name: "Colour", values: ["Red", "Blue"] },
      ],
      seoTitle: "Tee | Shop",
      seoDescription: "A tee",
      images: [
        { url: "https://cdn.example.com/1.jpg" },
        { url: "https://cdn.example.com/2.jpg", alt: "Back" },
        { url: "https://cdn.example.com/3.jpg" },
        { url: "https://cdn.example.com/red.jpg" },
      ],
    });
    expect(product?.variants).toEqual([
      {
        sku: "001",
        barcode: "0123456789012",
        optionValues: ["S", "Red"],
        price: 2000,
        compareAtPrice: 2500,
        cost: 810,
        imageUrl: "https://cdn.example.com/red.jpg",
        position: 0,
      },
      { sku: "002", optionValues: ["M", "Blue"], price: 2100, position: 1 },
    ]);
  });

  it("holds a product together when others stand between its rows", async () => {
    const rows = (handle: string, count: number) =>
      Array.from({ length: count }, (_, i) => ({
        ...mug,
        Handle: handle,
        "Option1 Value": `v${i}`,
        "Option1 Name": "No",
      }));
    const results = await parse(
      csvOf(
        ...rows("a", 2),
        ...rows("b", 300),
        ...rows("a", 1).map((r) => ({ ...r, "Option1 Value": "last" })),
      ),
    );
    expect(
      results.map(
        (result) =>
          result.ok && [
            result.product.handle,
            result.product.variants.length,
            result.rows[0],
            result.rows.at(-1),
          ],
      ),
    ).toEqual([
      ["b", 300, 4, 303],
      ["a", 3, 2, 304],
    ]);
  });

  it.each([
    [{ Status: "archived", Published: "true" }, "archived"],
    [{ Status: "Draft" }, "draft"],
    [{ Status: "unlisted" }, "active"],
    [{ Published: "FALSE" }, "draft"],
    [{ Published: "" }, "active"],
  ])("reads the state from %j", async (cells, status) => {
    expect((await productsOf(csvOf({ ...mug, ...cells })))[0]?.status).toBe(status);
  });

  it("prefers Shopify's category to the merchant's type, and keeps both", async () => {
    const [product] = await productsOf(csvOf({ ...mug, "Product Category": "Home & Garden > Kitchen" }));
    expect(product).toMatchObject({
      category: "Home & Garden > Kitchen",
      attributes: [{ name: "Type", value: "Mugs" }],
    });
    const [plain] = await productsOf(csvOf({ ...mug, "Product Category": "Uncategorized" }));
    expect(plain).toMatchObject({ category: "Mugs", attributes: [] });
  });

  it("keeps facts of metafields, but not what themes store there", async () => {
    const [product] = await productsOf(
      csvOf({
        ...mug,
        "Fabric (product.metafields.shopify.fabric)": "cotton; wool",
        "Layout (product.metafields.theme.layout)": '{"a":1}',
        "Google: Custom Product (product.metafields.mm-google-shopping.custom_product)": "true",
        "Google Shopping / Gender": "unisex",
      }),
    );
    expect(product?.attributes).toEqual([
      { name: "Gender", value: "unisex" },
      { name: "Fabric", value: "cotton; wool" },
    ]);
  });

  it("does not count stock that Shopify does not count", async () => {
    const quantity = async (cells: Record<string, string>) =>
      (await productsOf(csvOf({ ...mug, ...cells })))[0]?.variants[0]?.quantity;
    expect(await quantity({ "Variant Inventory Tracker": "", "Variant Inventory Qty": "0" })).toBeUndefined();
    expect(await quantity({ "Variant Inventory Tracker": "shopify", "Variant Inventory Qty": "0" })).toBe(0);
    expect(await quantity({ "Variant Inventory Tracker": "", "Variant Inventory Qty": "1" })).toBe(1);
    expect(await quantity({ "Variant Inventory Qty": "-3" })).toBe(-3);
  });

  it("reads the column names of 2025 too", async () => {
    const [product] = await productsOf(
      csvOf({
        Title: "Bag",
        "URL handle": "bag",
        Description: "<p>Leather</p>",
        Vendor: "Saddler",
        "Product category": "Luggage & Bags",
        Type: "",
        "Published on online store": "FALSE",
        Status: "Active",
        SKU: "bag-1",
        "Option1 name": "Colour",
        "Option1 value": "Tan",
        Price: "99",
        "Compare-at price": "120",
        "Cost per item": "40",
        "Inventory tracker": "shopify",
        "Inventory quantity": "7",
        "Weight value (grams)": "1250",
        "Product image URL": "https://cdn.example.com/bag.jpg",
        "Image alt text": "Bag",
      }),
    );
    expect(product).toMatchObject({
      handle: "bag",
      status: "active",
      category: "Luggage & Bags",
      images: [{ url: "https://cdn.example.com/bag.jpg", alt: "Bag" }],
      variants: [
        {
          sku: "bag-1",
          optionValues: ["Tan"],
          price: 9900,
          compareAtPrice: 12000,
          cost: 4000,
          quantity: 7,
          weightGrams: 1250,
        },
      ],
    });
  });

  it("reads prices by the store's currency", async () => {
    const price = async (text: string, currency: string) =>
      (await productsOf(csvOf({ ...mug, "Variant Price": text }), { currency }))[0]?.variants[0]?.price;
    expect(await price("1500.00", "JPY")).toBe(1500);
    expect(await price("1.500", "KWD")).toBe(1500);
    expect(await price("", "USD")).toBeUndefined();
  });

  it("goes on after faulty rows and names them", async () => {
    const file = csvOf(
      { ...mug, "Variant Price": "free" },
      { ...mug, Handle: "" },
      { ...mug, Handle: "no-title", Title: "" },
      { ...mug, Handle: "good" },
      { ...mug, Handle: "odd", Status: "gone" },
      { ...mug, Handle: "pic", "Image Src": "mug.jpg" },
      { ...mug, Handle: "dup", "Option1 Name": "Size", "Option1 Value": "S" },
      { ...mug, Handle: "dup", "Option1 Value": "S" },
    );
    expect(await faultsOf(file)).toEqual([
      [2, "Variant Price", "numberInvalid"],
      [3, "Handle", "handleMissing"],
      [4, "Title", "titleMissing"],
      [6, "Status", "statusUnknown"],
      [7, "Image Src", "urlInvalid"],
      [9, "Option1 Value", "duplicateVariant"],
    ]);
    const results = await parse(file);
    expect(results.filter((result) => result.ok).map((result) => result.ok && result.product.handle)).toEqual(
      ["good"],
    );
  });

  it("keeps a product out as a whole when one of its rows is broken", async () => {
    const results = await parse(
      'Handle,Title,Option1 Name,Option1 Value,Variant Price\na,A,Size,S,1\na,,,"M,2\nb,B,,,3\n',
    );
    expect(results).toMatchObject([
      { ok: false, rows: [2, 3], errors: [{ row: 3, column: null, code: "unclosedQuote" }] },
      { ok: true, product: { handle: "b" } },
    ]);
  });

  it("refuses a SKU that an earlier product has, and the same one twice in a product", async () => {
    const sku = { ...mug, "Variant SKU": "one" };
    const results = await parse(csvOf(sku, { ...sku, Handle: "other" }));
    expect(results[1]).toMatchObject({
      ok: false,
      errors: [{ row: 3, code: "duplicateSku", params: { sku: "one", row: 2 } }],
    });
    const option = { ...sku, "Option1 Name": "Size", "Option1 Value": "S" };
    expect(await parse(csvOf(option, { ...option, "Option1 Value": "M" }))).toMatchObject([
      {
        ok: false,
        errors: [{ row: 3, column: "Variant SKU", code: "duplicateSku", params: { sku: "one", row: 2 } }],
      },
    ]);
  });

  it("refuses a product with more rows than any can have, and keeps count of them", async () => {
    const rows = Array.from({ length: 2_500 }, (_, i) => ({
      ...mug,
      "Option1 Name": "No",
      "Option1 Value": String(i),
    }));
    const [result, next] = await parse(csvOf(...rows, { ...mug, Handle: "next" }));
    expect(result).toMatchObject({
      ok: false,
      errors: expect.arrayContaining([expect.objectContaining({ code: "tooManyRows" })]),
    });
    expect(result?.rows).toHaveLength(2_500);
    expect(next?.ok).toBe(true);
  });
});
