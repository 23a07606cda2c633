import { describe, expect, it } from "vitest";
import { csvOf, faultsOf, parse, productsOf } from "./testing/parse";

const cup = {
  ID: "10",
  Type: "simple",
  SKU: "cup",
  Name: "Cup",
  Published: "1",
  "Short description": "A cup.",
  Description: "Holds tea.",
  "In stock?": "1",
  Stock: "",
  "Weight (kg)": "0.25",
  "Sale price": "",
  "Regular price": "12.5",
  Categories: "Kitchen > Cups",
  Images: "https://shop.example/a.png, https://shop.example/b.png,https://shop.example/c.png",
};
const variation = (
  id: string,
  parent: string,
  values: [string, string][],
  more: Record<string, string> = {},
) => ({
  ID: id,
  Type: "variation",
  SKU: `v${id}`,
  Name: "ignored",
  Published: "1",
  Description: "The product's text again",
  "In stock?": "1",
  "Regular price": "20",
  Parent: parent,
  ...Object.fromEntries(
    values.flatMap(([name, value], i) => [
      [`Attribute ${i + 1} name`, name],
      [`Attribute ${i + 1} value(s)`, value],
    ]),
  ),
  ...more,
});
const shirt = {
  ID: "20",
  Type: "variable",
  SKU: "shirt",
  Name: "Shirt",
  Published: "1",
  "Weight (kg)": "0.2",
  Images: "https://shop.example/shirt.png",
  "Attribute 1 name": "Colour",
  "Attribute 1 value(s)": "Red, Blue\\, light, Green",
  "Attribute 2 name": "Size",
  "Attribute 2 value(s)": "S, M",
};

const one = async (cells: Record<string, string>) => (await productsOf(csvOf({ ...cup, ...cells })))[0];

describe("a WooCommerce file", () => {
  it("gives simple products", async () => {
    expect(await one({})).toEqual({
      title: "Cup",
      handle: "cup",
      descriptionHtml: "<p>Holds tea.</p>",
      status: "active",
      vendor: "",
      category: "Kitchen > Cups",
      tags: [],
      options: [],
      attributes: [],
      seoTitle: "",
      seoDescription: "A cup.",
      images: ["a", "b", "c"].map((name, position) => ({
        url: `https://shop.example/${name}.png`,
        alt: "",
        position,
      })),
      variants: [{ sku: "cup", optionValues: [], price: 1250, weightGrams: 250, position: 0 }],
    });
  });

  it.each(["20", "shirt"])("finds variations of a product by %s, wherever they stand", async (key) => {
    const parent = key === "20" ? "id:20" : key;
    const products = await productsOf(
      csvOf(
        variation(
          "21",
          parent,
          [
            ["Colour", "Red"],
            ["Size", "M"],
          ],
          { Position: "2" },
        ),
        { ...shirt, "Attribute 1 value(s)": "Red, Blue\\, light" },
        cup,
        variation(
          "22",
          parent,
          [
            ["colour", "blue, light"],
            ["Size", "S"],
          ],
          { Position: "1", Images: "https://shop.example/blue.png", "Weight (kg)": "0.3" },
        ),
      ),
    );
    expect(products.map((product) => product.title)).toEqual(["Shirt", "Cup"]);
    expect(products[0]).toMatchObject({
      options: [
        { name: "Colour", values: ["Red", "Blue, light"] },
        { name: "Size", values: ["S", "M"] },
      ],
      attributes: [],
      images: [{ url: "https://shop.example/shirt.png" }, { url: "https://shop.example/blue.png" }],
      variants: [
        {
          sku: "v22",
          optionValues: ["Blue, light", "S"],
          price: 2000,
          weightGrams: 300,
          imageUrl: "https://shop.example/blue.png",
        },
        { sku: "v21", optionValues: ["Red", "M"], price: 2000, weightGrams: 200 },
      ],
    });
  });

  it("takes an attribute that no variation names for a fact, and one that some name for an option", async () => {
    const [all] = await productsOf(
      csvOf(
        shirt,
        variation("21", "shirt", [
          ["Colour", "Red"],
          ["Size", ""],
        ]),
        variation("22", "shirt", [
          ["Colour", "Green"],
          ["Size", ""],
        ]),
      ),
    );
    expect(all).toMatchObject({
      options: [{ name: "Colour", values: ["Red", "Green"] }],
      attributes: [{ name: "Size", value: "S, M" }],
      variants: [{ optionValues: ["Red"] }, { optionValues: ["Green"] }],
    });
    const [some] = await productsOf(
      csvOf(
        shirt,
        variation("21", "shirt", [
          ["Colour", "Red"],
          ["Size", ""],
        ]),
        variation("22", "shirt", [
          ["Colour", "Red"],
          ["Size", "M"],
        ]),
      ),
    );
    expect(some).toMatchObject({
      options: [
        { name: "Colour", values: ["Red"] },
        { name: "Size", values: ["M", "Any"] },
      ],
      variants: [{ optionValues: ["Red", "Any"] }, { optionValues: ["Red", "M"] }],
    });
  });

  it("keeps the attributes of a simple product as facts", async () => {
    const product = await one({ "Attribute 1 name": "Colour", "Attribute 1 value(s)": "Red, White" });
    expect(product).toMatchObject({ options: [], attributes: [{ name: "Colour", value: "Red, White" }] });
  });

  it.each([
    [{ "Sale price": "10" }, { price: 1000, compareAtPrice: 1250 }],
    [{ "Sale price": "10", "Date sale price ends": "2026-05-01" }, { price: 1250 }],
    [{ "Sale price": "10", "Date sale price starts": "2026-07-01 00:00:00" }, { price: 1250 }],
    [
      { "Sale price": "10", "Date sale price starts": "2026-05-01", "Date sale price ends": "2026-07-01" },
      { price: 1000, compareAtPrice: 1250 },
    ],
    [{ "Sale price": "10", "Regular price": "" }, { price: 1000 }],
    [{ "Sale price": "20" }, { price: 2000 }],
    [{ "Regular price": "12,50" }, { price: 1250 }],
    [{ "Regular price": "" }, {}],
  ])("reads the prices %j", async (cells, prices) => {
    const { price, compareAtPrice } = (await one(cells))?.variants[0] ?? {};
    expect({ price, compareAtPrice }).toEqual({ price: undefined, compareAtPrice: undefined, ...prices });
  });

  it.each([
    [{ Stock: "7" }, 7],
    [{ Stock: "0", "In stock?": "0" }, 0],
    [{ Stock: "", "In stock?": "0" }, 0],
    [{ Stock: "", "In stock?": "backorder" }, undefined],
    [{ Stock: "parent" }, undefined],
    [{ Stock: "-2" }, -2],
  ])("reads the stock %j", async (cells, quantity) => {
    expect((await one(cells))?.variants[0]?.quantity).toBe(quantity);
  });

  it("keeps a variation that is switched off, with none of it to sell", async () => {
    const [product] = await productsOf(
      csvOf(
        shirt,
        variation("21", "shirt", [["Colour", "Red"]], { Published: "0", Stock: "5" }),
        variation("22", "shirt", [["Colour", "Green"]], { Stock: "5" }),
      ),
    );
    expect(product?.variants.map((v) => v.quantity)).toEqual([0, 5]);
  });

  it.each([
    ["1", "active"],
    ["0", "draft"],
    ["-1", "draft"],
    ["2", "draft"],
  ])("reads Published %s", async (published, status) =>
    expect((await one({ Published: published }))?.status).toBe(status),
  );

  it.each([
    ["Weight (kg)", "0.2355", 236],
    ["Weight (lbs)", "2", 907],
    ["Weight (oz)", "8", 227],
    ["Weight (g)", "15", 15],
  ])("reads %s", async (column, text, grams) => {
    const { "Weight (kg)": _, ...light } = cup;
    const [product] = await productsOf(csvOf({ ...light, [column]: text }));
    expect(product?.variants[0]?.weightGrams).toBe(grams);
  });

  it.each([
    ["Clothing, Clothing > Hats\\, caps > Wool, Sale", "Clothing > Hats, caps > Wool", ["Sale"]],
    ["Hats &amp; Caps", "Hats & Caps", []],
    ["Sale, New", "Sale", ["New"]],
    ["", "", []],
  ])("makes one category of %s", async (text, category, tags) => {
    expect(await one({ Categories: text })).toMatchObject({ category, tags });
  });

  it("reads tags, brands and names with entities", async () => {
    expect(
      await one({ Name: "Tea &amp; Co &#8211; Cup", Tags: "one\\, two, three", Brands: "Kiln &amp; Son" }),
    ).toMatchObject({
      title: "Tea & Co – Cup",
      handle: "tea-co-cup",
      tags: ["one, two", "three"],
      vendor: "Kiln & Son",
    });
  });

  it("reads descriptions as the exporter writes them", async () => {
    expect((await one({ Description: "First\\n\\nSecond <b>bold</b>" }))?.descriptionHtml).toBe(
      "<p>First</p><p>Second <b>bold</b></p>",
    );
    expect((await one({ Description: "a \\\\n b" }))?.descriptionHtml).toBe("<p>a \\n b</p>");
    expect(await one({ Description: "" })).toMatchObject({
      descriptionHtml: "<p>A cup.</p>",
      seoDescription: "",
    });
    expect((await one({ Description: "'=cmd" }))?.descriptionHtml).toBe("<p>=cmd</p>");
  });

  it("takes texts of SEO plugins, but not their templates", async () => {
    const yoast = {
      "Meta: _yoast_wpseo_title": "Buy a cup",
      "Meta: _yoast_wpseo_metadesc": "%%title%% %%sep%%",
    };
    expect(await one(yoast)).toMatchObject({ seoTitle: "Buy a cup", seoDescription: "A cup." });
  });

  it("gives external, virtual and grouped products", async () => {
    expect(await one({ Type: "simple, downloadable, virtual" })).toMatchObject({
      variants: [{ price: 1250 }],
    });
    expect(await one({ Type: "external", "External URL": "https://else.example/" })).toMatchObject({
      attributes: [{ name: "External URL", value: "https://else.example/" }],
    });
    const grouped = await one({ Type: "grouped", "Regular price": "", "Grouped products": "a, b" });
    expect(grouped?.variants).toEqual([{ sku: "cup", optionValues: [], weightGrams: 250, position: 0 }]);
  });

  it("imports a variable product that has no variations", async () => {
    const [product] = await productsOf(csvOf(shirt));
    expect(product).toMatchObject({ options: [], variants: [{ sku: "shirt", optionValues: [] }] });
    expect(product?.attributes).toHaveLength(2);
  });

  it("gives each of two products of one name a handle of its own, the same each time", async () => {
    const file = csvOf(
      cup,
      { ...cup, ID: "11", SKU: "cup-2" },
      { ...cup, ID: "", SKU: "cup-3" },
      { ...cup, ID: "", SKU: "" },
    );
    const handles = (await productsOf(file)).map((product) => product.handle);
    expect(handles).toEqual(["cup", "cup-11", "cup-cup-3", "cup-2"]);
    expect((await productsOf(file)).map((product) => product.handle)).toEqual(handles);
  });

  it("leaves out file names among images, and keeps commas in addresses", async () => {
    const product = await one({
      Images: "cup.jpg, https://shop.example/w_1,h_2/a.png, https://shop.example/a.png",
    });
    expect(product?.images.map((image) => image.url)).toEqual([
      "https://shop.example/w_1,h_2/a.png",
      "https://shop.example/a.png",
    ]);
  });

  it("names what is wrong and goes on", async () => {
    const header = csvOf(
      variation("31", "nowhere", [["Colour", "Red"]]),
      { ...cup, ID: "1", SKU: "a", "Regular price": "ask us" },
      { ...cup, ID: "2", SKU: "b", Name: "" },
      shirt,
      variation("32", "shirt", [["Colour", "Red"]], { "Regular price": "x" }),
      variation("33", "shirt", [["Colour", "Red"]]),
      { ...cup, ID: "3", SKU: "c" },
    );
    expect(await faultsOf(header)).toEqual([
      [3, "Regular price", "numberInvalid"],
      [4, "Name", "titleMissing"],
      [6, "Regular price", "numberInvalid"],
      [7, null, "duplicateVariant"],
      [2, "Parent", "parentMissing"],
    ]);
    const results = await parse(header);
    expect(results.find((result) => result.rows.includes(6))?.rows).toEqual([5, 6, 7]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it("refuses more options than a product can have", async () => {
    const names = ["A", "B", "C", "D"].map((name): [string, string] => [name, "x"]);
    expect(await faultsOf(csvOf({ ...shirt }, variation("21", "shirt", names)))).toContainEqual([
      2,
      null,
      "tooMany",
    ]);
  });
});
