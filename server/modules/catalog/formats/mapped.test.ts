import { describe, expect, it } from "vitest";
import { ImportMapping } from "../contract";
import { suggestMapping } from "./synonyms";
import { csv, csvOf, faultsOf, parse, productsOf } from "./testing/parse";

describe("suggestMapping", () => {
  it.each([
    [
      ["Product Name", "Item code", "Selling Price", "Qty", "Brand", "Weight (kg)", "Notes"],
      {
        title: "Product Name",
        sku: "Item code",
        price: "Selling Price",
        quantity: "Qty",
        vendor: "Brand",
        weightKg: "Weight (kg)",
      },
    ],
    [
      ["نام محصول", "قيمت (تومان)", "موجودي", "دسته‌بندی"],
      { title: "نام محصول", price: "قيمت (تومان)", quantity: "موجودي", category: "دسته‌بندی" },
    ],
    [
      ["اسم المنتج", "السعر", "الكمية", "رمز المنتج"],
      { title: "اسم المنتج", price: "السعر", quantity: "الكمية", sku: "رمز المنتج" },
    ],
    [
      ["ชื่อสินค้า", "ราคา", "จำนวน", "รหัสสินค้า"],
      { title: "ชื่อสินค้า", price: "ราคา", quantity: "จำนวน", sku: "รหัสสินค้า" },
    ],
    [
      ["Наименование", "Артикул", "Цена, руб.", "Остаток"],
      { title: "Наименование", sku: "Артикул", price: "Цена, руб.", quantity: "Остаток" },
    ],
    [
      ["Тауар атауы", "Бағасы", "Саны", "Штрих-код"],
      { title: "Тауар атауы", price: "Бағасы", quantity: "Саны", barcode: "Штрих-код" },
    ],
    [
      ["商品名", "商品コード", "販売価格（税込）", "在庫数"],
      { title: "商品名", sku: "商品コード", price: "販売価格（税込）", quantity: "在庫数" },
    ],
    [["Name", "Title", "Size", "Colour"], { title: "Title", option1: "Size", option2: "Colour" }],
    [["a", "b"], {}],
  ])("understands %j", (header, mapping) => expect(suggestMapping(header)).toEqual(mapping));
});

describe("a file of unknown make", () => {
  const header = [
    "Produkt",
    "Nr",
    "Preis",
    "Alt",
    "Menge",
    "kg",
    "Gruppe",
    "Stichworte",
    "Bilder",
    "Zustand",
  ];
  const mapping = ImportMapping.parse({
    title: "Produkt",
    sku: "Nr",
    price: "Preis",
    compareAtPrice: "Alt",
    quantity: "Menge",
    weightKg: "kg",
    category: "Gruppe",
    tags: "Stichworte",
    images: "Bilder",
    status: "Zustand",
  });

  it("is read by its mapping, numbers as people write them", async () => {
    const file = csv(header, [
      "Tasse",
      "T1",
      "1.234,50 €",
      "1 500,00",
      "1.000",
      "0,25",
      "Küche » Tassen",
      "neu; Sale، x",
      "https://a.example/1,2.png, https://a.example/3.png",
      "Published",
    ]);
    expect(await productsOf(file, { mapping, currency: "EUR" })).toMatchObject([
      {
        title: "Tasse",
        handle: "tasse",
        status: "active",
        category: "Küche > Tassen",
        tags: ["neu", "Sale", "x"],
        images: [{ url: "https://a.example/1,2.png" }, { url: "https://a.example/3.png" }],
        variants: [{ sku: "T1", price: 123450, compareAtPrice: 150000, quantity: 1000, weightGrams: 250 }],
      },
    ]);
  });

  it("makes a product of each row, and variants of one title where there are options", async () => {
    const file = csvOf(
      { Name: "Shirt", Size: "S", Price: "1" },
      { Name: "Cap", Size: "", Price: "2" },
      { Name: "Shirt", Size: "M", Price: "3" },
    );
    const products = await productsOf(file, { mapping: { title: "Name", option1: "Size", price: "Price" } });
    expect(products).toMatchObject([
      { handle: "cap", options: [], variants: [{ price: 200 }] },
      {
        handle: "shirt",
        options: [{ name: "Size", values: ["S", "M"] }],
        variants: [{ price: 100 }, { price: 300 }],
      },
    ]);
    const rows = await productsOf(file, { mapping: { title: "Name", price: "Price" } });
    expect(rows.map((product) => product.handle)).toEqual(["shirt", "cap", "shirt-2"]);
  });

  it("brings rows of one handle together, also where the handle is an address", async () => {
    const file = csvOf(
      { url: "https://shop.example/products/red-shirt/?v=1", t: "Red shirt", c: "Red", w: "" },
      { url: "https://shop.example/products/red-shirt/?v=1", t: "", c: "Dark", w: "" },
    );
    const products = await productsOf(file, { mapping: { handle: "url", title: "t", option1: "c" } });
    expect(products).toMatchObject([{ handle: "red-shirt", title: "Red shirt", variants: [{}, {}] }]);
  });

  it.each([
    ["فعال", "active"],
    ["Черновик", "draft"],
    ["公開", "active"],
    ["เก็บถาวร", "archived"],
    ["жоба", "draft"],
    ["مسودة", "draft"],
    ["", "draft"],
  ])("knows the state %j", async (word, status) => {
    const [product] = await productsOf(csvOf({ t: "x", s: word }), { mapping: { title: "t", status: "s" } });
    expect(product?.status).toBe(status);
  });

  it("names what is wrong", async () => {
    const file = csv(
      header,
      ["A", "5.9E+12", "1.500", "", "viele", "", "", "", "", "hm"],
      ["", "2", "-5", "", "", "", "", "", "", ""],
      ["C", "3", "$5", "", "", "", "", "", "", ""],
    );
    expect(await faultsOf(file, { mapping, currency: "EUR" })).toEqual([
      [2, "Zustand", "statusUnknown"],
      [2, "Nr", "numberShortened"],
      [2, "Preis", "numberAmbiguous"],
      [2, "Menge", "numberInvalid"],
      [3, "Preis", "numberNegative"],
      [3, "Produkt", "titleMissing"],
      [4, "Preis", "currencyMismatch"],
    ]);
  });

  it("needs a mapping with a title", async () => {
    await expect(parse(csv(["a", "b"], ["1", "2"]))).rejects.toThrow(RangeError);
    expect(ImportMapping.safeParse({ price: "Preis" }).success).toBe(false);
  });

  it("goes by a mapping also where the columns look like a shop's", async () => {
    const file = csvOf({ Handle: "h", Title: "T", "Variant Price": "5", Other: "Better" });
    expect(await productsOf(file, { mapping: { title: "Other", price: "Variant Price" } })).toMatchObject([
      { title: "Better" },
    ]);
  });
});
