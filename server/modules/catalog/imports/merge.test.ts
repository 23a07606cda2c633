import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ImportMapping, ProductInput } from "../contract";
import { recogniseFormat } from "../formats/detect";
import { spokenBy } from "../formats/read-products";
import { roozHeader } from "../formats/rooz-columns";
import { store as anyProducts } from "../formats/testing/arbitrary-product";
import { csvOf, parse } from "../formats/testing/parse";
import { each, tableOf } from "../formats/testing/stored";
import { writeCsv } from "../formats/write-csv";
import { clearedFields, mergeProduct } from "./merge";

const stored = ProductInput.parse({
  title: "Old",
  handle: "mine",
  descriptionHtml: "<p>Written with care.</p>",
  status: "archived",
  vendor: "Harbor",
  category: "Clothing > Shirts",
  tags: ["kept"],
  options: [{ name: "Size", values: ["S", "M"] }],
  attributes: [
    { name: "Fabric", value: "Linen" },
    { name: "Care", value: "Cold" },
  ],
  seoTitle: "Found",
  seoDescription: "Found again",
  images: [{ url: "https://shop.example/a.png", alt: "front" }],
  variants: [
    { sku: "1", optionValues: ["S"], price: 100, compareAtPrice: 150, cost: 40, weightGrams: 5, quantity: 9 },
    { sku: "2", optionValues: ["M"], price: 110, barcode: "590123", cost: 41, quantity: 0 },
  ],
});
const plain = ProductInput.parse({ ...stored, options: [], variants: [{ sku: "1", price: 100, cost: 40 }] });

/** What a stored product becomes by a file with these rows. */
async function imported(rows: Record<string, string>[], before = stored, mapping?: ImportMapping) {
  const content = csvOf(...rows);
  const { header } = await tableOf(content);
  const [item] = await parse(content, mapping ? { mapping } : {});
  if (!item?.ok) throw new Error(JSON.stringify(item?.errors));
  return mergeProduct(before, item, spokenBy(header, recogniseFormat(header), mapping));
}

describe("a column that the file does not have", () => {
  it("leaves what is stored: Shopify", async () => {
    const rows = [
      { Handle: "mine", Title: "New", "Option1 Name": "Size", "Option1 Value": "S", "Variant Price": "2" },
      { Handle: "mine", Title: "", "Option1 Name": "", "Option1 Value": "M", "Variant Price": "3" },
    ];
    const [s, m] = stored.variants;
    expect(await imported(rows)).toEqual({
      ...stored,
      title: "New",
      variants: [
        { ...s, price: 200 },
        { ...m, price: 300 },
      ],
    });
  });

  it("leaves what is stored: WooCommerce", async () => {
    const row = { ID: "4", Type: "simple", SKU: "1", Name: "New", "Regular price": "2" };
    expect(await imported([row], plain)).toEqual({
      ...plain,
      title: "New",
      variants: [{ ...plain.variants[0], price: 200, compareAtPrice: undefined }],
    });
    const sale = { ID: "4", Type: "simple", SKU: "1", Name: "New", "Sale price": "" };
    expect(await imported([{ ...sale, Published: "" }], plain)).toEqual({ ...plain, title: "New" });
  });

  it("leaves a text that was written where the file has only a short one", async () => {
    const row = {
      ID: "4",
      Type: "simple",
      SKU: "1",
      Name: "Old",
      Published: "1",
      "Short description": "Short.",
    };
    const { descriptionHtml, seoDescription } = await imported([row], plain);
    expect({ descriptionHtml, seoDescription }).toEqual({
      descriptionHtml: stored.descriptionHtml,
      seoDescription: stored.seoDescription,
    });
  });

  it("leaves what is stored: our own file, and one of unknown make", async () => {
    const row = { Handle: "mine", Title: "New", SKU: "2", Price: "7", "Weight (g)": "12", Currency: "USD" };
    const variants = [stored.variants[0], { ...stored.variants[1], price: 700, weightGrams: 12 }];
    expect(await imported([row])).toEqual({ ...stored, title: "New", variants });
    const foreign = await imported([{ name: "New", code: "2", kilos: "0.012", cash: "7" }], stored, {
      title: "name",
      sku: "code",
      weightKg: "kilos",
      price: "cash",
    });
    expect(foreign).toEqual({ ...stored, title: "New", variants });
  });

  it("leaves the texts of pictures that the file has without texts", async () => {
    const images = "https://shop.example/b.png, https://shop.example/a.png";
    const row = { ID: "4", Type: "simple", SKU: "1", Name: "Old", Published: "1", Images: images };
    expect((await imported([row], plain)).images).toMatchObject([
      { url: "https://shop.example/b.png", alt: "" },
      { url: "https://shop.example/a.png", alt: "front" },
    ]);
  });
});

describe("a column that is there and blank", () => {
  const blank = (...names: string[]) => Object.fromEntries(names.map((name) => [name, ""]));

  it("clears what is stored, but what cannot be blank: Shopify", async () => {
    const product = blank(
      "Body (HTML)",
      "Vendor",
      "Product Category",
      "Tags",
      "Status",
      "Published",
      "SEO Title",
    );
    const more = blank("Fabric (product.metafields.custom.fabric)", "Image Src", "SEO Description");
    const variant = blank("Variant Price", "Cost per item", "Variant Inventory Qty", "Variant Barcode");
    const options = blank("Option1 Name", "Option1 Value");
    const row = {
      Handle: "mine",
      Title: "Old",
      "Variant SKU": "2",
      ...product,
      ...more,
      ...variant,
      ...options,
    };
    const merged = await imported([row]);
    expect(merged).toEqual({
      ...stored,
      descriptionHtml: "",
      vendor: "",
      category: "",
      tags: [],
      attributes: [{ name: "Care", value: "Cold" }],
      images: [],
      seoTitle: "",
      seoDescription: "",
      variants: [
        stored.variants[0],
        { ...stored.variants[1], price: undefined, cost: undefined, quantity: undefined, barcode: undefined },
      ],
    });
    expect(clearedFields(stored, merged)).toEqual([
      "descriptionHtml",
      "vendor",
      "category",
      "tags",
      "attributes",
      "seoTitle",
      "seoDescription",
      "images",
      "barcode",
      "price",
      "cost",
      "quantity",
    ]);
  });

  it("clears what is stored, but what cannot be blank: WooCommerce", async () => {
    const cells = blank(
      "Published",
      "Description",
      "Categories",
      "Tags",
      "Brands",
      "Images",
      "Stock",
      "Cost of goods",
    );
    const row = {
      ID: "4",
      Type: "simple",
      SKU: "1",
      Name: "Old",
      "Regular price": "1",
      "Sale price": "",
      ...cells,
    };
    expect(await imported([row], plain)).toEqual({
      ...plain,
      descriptionHtml: "",
      vendor: "",
      category: "",
      tags: [],
      images: [],
      variants: [{ ...plain.variants[0], price: 100, cost: undefined }],
    });
  });

  it("clears what is stored, but what cannot be blank: our own file", async () => {
    const row = { ...blank(...roozHeader), Handle: "mine", Title: "Old", SKU: "1" };
    const bare = ProductInput.parse({
      title: "Old",
      handle: "mine",
      status: "archived",
      variants: [{ sku: "1" }],
    });
    expect(await imported([row], plain)).toEqual(bare);
    // What says so in so many words takes the options away too.
    expect((await imported([row])).options).toEqual([]);
  });

  it("clears a SKU where the variant is known by its values", async () => {
    const rows = [
      { Handle: "mine", Title: "Old", "Option1 Name": "Size", "Option1 Value": "S", "Variant SKU": "" },
      { Handle: "mine", Title: "", "Option1 Name": "", "Option1 Value": "M", "Variant SKU": "2b" },
    ];
    const [s, m] = stored.variants;
    expect((await imported(rows)).variants).toEqual([
      { ...s, sku: undefined },
      { ...m, sku: "2b" },
    ]);
  });
});

describe("variants", () => {
  it("without columns of options are known by their SKU, and never take the others away", async () => {
    const row = { Handle: "mine", Title: "Old", "Variant SKU": "2", "Variant Price": "9" };
    expect((await imported([row])).variants).toEqual([
      stored.variants[0],
      { ...stored.variants[1], price: 900 },
    ]);
    await expect(imported([{ ...row, "Variant SKU": "other" }])).rejects.toMatchObject({
      code: "optionValueMissing",
    });
  });

  it("keep what the file does not speak of when the options are others", async () => {
    const row = { Handle: "mine", Title: "Old", "Option1 Name": "Title", "Option1 Value": "Default Title" };
    const single = await imported([{ ...row, "Variant SKU": "2", "Variant Price": "9" }]);
    expect(single.options).toEqual([]);
    expect(single.variants).toEqual([{ ...stored.variants[1], optionValues: [], price: 900, position: 0 }]);
  });
});

it("changes nothing, and clears nothing, where a product meets its own export", async () => {
  await fc.assert(
    fc.asyncProperty(anyProducts, async (products) => {
      const content = Buffer.concat(
        await Array.fromAsync(writeCsv(each(products), "USD"), (part) => Buffer.from(part)),
      );
      const spoken = spokenBy([...roozHeader], "rooz");
      const items = await parse(content);
      items.forEach((item, i) => {
        const before = products[i];
        if (!item.ok || !before) throw new Error("the export cannot be read");
        const merged = mergeProduct(before, item, spoken);
        expect(merged).toEqual(before);
        expect(clearedFields(before, merged)).toEqual([]);
      });
    }),
    { numRuns: 150 },
  );
});
