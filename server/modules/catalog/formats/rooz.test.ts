import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "@/server/platform/csv/write";
import { ProductInput } from "../contract";
import { readRooz } from "./rooz";
import { roozHeader } from "./rooz-columns";
import { store } from "./testing/arbitrary-product";
import { bytesOf, each, tableOf } from "./testing/stored";
import { writeCsv } from "./write-csv";
import { writeXlsx } from "./write-xlsx";

const now = new Date("2026-06-01T00:00:00Z");

async function read(content: string | Uint8Array, currency = "USD") {
  const table = await tableOf(content);
  try {
    return await Array.fromAsync(readRooz(table, { currency, now }));
  } finally {
    await table.close();
  }
}

const currencies = fc.constantFrom("USD", "JPY", "KWD");

describe("export and import", () => {
  it.each([
    ["CSV", writeCsv, 150],
    ["XLSX", writeXlsx, 100],
  ])("give back every product of any store exactly: %s", async (_, write, numRuns) => {
    await fc.assert(
      fc.asyncProperty(store, currencies, async (products, currency) => {
        const results = await read(await bytesOf(write(each(products), currency)), currency);
        expect(results.map((result) => (result.ok ? result.product : result))).toEqual(products);
      }),
      { numRuns },
    );
  });
});

const shirt = ProductInput.parse({
  title: "Shirt",
  handle: "shirt",
  status: "active",
  tags: ["a, b", "c"],
  options: [{ name: "Size", values: ["S", "M", "L"] }],
  attributes: [{ name: "Care: how", value: "Cold; by hand" }],
  images: [{ url: "https://example.com/a,b.png", alt: "Front, left" }, { url: "https://example.com/2.png" }],
  variants: [
    { sku: "=S1", optionValues: ["L"], price: 1990, quantity: -2 },
    { sku: "007", optionValues: ["S"], price: 2000, compareAtPrice: 2500, cost: 5, weightGrams: 150 },
  ],
});

describe("writeCsv", () => {
  it("writes a row for each variant, in plain words and numbers", async () => {
    const text = (await bytesOf(writeCsv(each([shirt]), "USD"))).toString();
    const [head, first, second, rest] = text.split("\r\n");
    expect(head).toBe(`\ufeff${roozHeader.join(",")}`);
    expect(first).toBe(
      'shirt,Shirt,,active,,,"a\\, b, c",Size,L,,,,,\'=S1,,19.90,,,USD,-2,,,"https://example.com/a\\,b.png, https://example.com/2.png","Front\\, left, ","Care\\: how: Cold\\; by hand",,,"S, M, L",,,',
    );
    expect(second).toBe("shirt,,,,,,,,S,,,,,007,,20.00,25.00,0.05,USD,,150,,,,,,,,,,");
    expect(rest).toBe("");
  });

  it("cuts what is too long for a cell over several rows", async () => {
    const long = { ...shirt, descriptionHtml: `<p>${"word ".repeat(13_000)}end</p>` };
    const bytes = await bytesOf(writeCsv(each([long]), "USD"));
    expect(bytes.toString().split("\r\n")).toHaveLength(1 + 2 + 2 + 1);
    const results = await read(bytes);
    expect(results[0]).toEqual({ ok: true, product: long, rows: [2, 3, 4, 5], silent: [] });
  });
});

/** A file with these columns and rows. */
const csv = (...lines: string[][]) => lines.map(csvLine).join("");

describe("readRooz", () => {
  it("brings rows of one product together wherever they stand", async () => {
    const results = await read(
      csv(
        ["Handle", "Title", "Option 1 name", "Option 1 value", "SKU", "Price"],
        ["a", "A", "Size", "S", "a-s", "1"],
        ["b", "B", "", "", "b", "2"],
        ["a", "", "", "M", "a-m", "1.5"],
      ),
    );
    expect(results).toMatchObject([
      { ok: true, rows: [3], product: { handle: "b" } },
      {
        ok: true,
        rows: [2, 4],
        product: {
          options: [{ name: "Size", values: ["S", "M"] }],
          variants: [{ price: 100 }, { price: 150 }],
        },
      },
    ]);
  });

  it("makes a handle for a new product from its title", async () => {
    const results = await read(
      csv(["Handle", "Title", "Price"], ["", "Blue Shirt", "5"], ["", "سیب قرمز", "6"]),
    );
    expect(results).toMatchObject([
      { product: { handle: "blue-shirt", status: "draft" } },
      { product: { handle: "سیب-قرمز" } },
    ]);
  });

  it.each([
    [["x", "", "", "", "5"], { column: "Title", code: "titleMissing" }],
    [
      ["x", "X", "", "", "abc"],
      { column: "Price", code: "numberInvalid", params: { value: "abc", currency: "USD", digits: 2 } },
    ],
    [["x", "X", "", "", "1.234"], { column: "Price", code: "numberDecimals" }],
    [["x", "X", "", "", "-1"], { column: "Price", code: "numberNegative" }],
    [["x", "X", "gone", "", "1"], { column: "Status", code: "statusUnknown", params: { value: "gone" } }],
    [["x", "X", "", "5.90123E+12", "1"], { column: "SKU", code: "numberShortened" }],
    [["x", "X".repeat(501), "", "", "1"], { column: "Title", code: "tooLong", params: { max: 500 } }],
    [["not a handle", "X", "", "", "1"], { column: "Handle", code: "invalid" }],
  ])("says what is wrong with %j", async (row, error) => {
    const results = await read(
      csv(["Handle", "Title", "Status", "SKU", "Price"], row, ["good", "Good", "", "g", "1"]),
    );
    expect(results[0]).toMatchObject({ ok: false, rows: [2], errors: [{ row: 2, ...error }] });
    expect(results[1]).toMatchObject({ ok: true, rows: [3] });
  });

  it("finds fault with the variant at fault, and keeps the whole product out", async () => {
    const header = [
      "Handle",
      "Title",
      "Option 1 name",
      "Option 1 value",
      "SKU",
      "Quantity",
      "Weight (g)",
      "Currency",
      "Images",
    ];
    const results = await read(
      csv(
        header,
        ["a", "A", "Size", "S", "1", "1.5", "", "", ""],
        ["a", "", "", "S", "2", "", "heavy", "EUR", ""],
        ["b", "B", "Size", "", "3", "", "", "", ""],
        ["c", "C", "", "M", "4", "", "", "", ""],
        ["d", "D", "", "", "5", "", "", "", "no address"],
        ["e", "E", "Size", "S", "6", "", "", "", ""],
        ["e", "", "", "M", "6", "", "", "", ""],
      ),
    );
    expect(
      results.map((result) =>
        result.ok ? [] : result.errors.map(({ row, column, code }) => [row, column, code]),
      ),
    ).toEqual([
      [
        [3, "Currency", "currencyMismatch"],
        [2, "Quantity", "numberNotWhole"],
        [3, "Weight (g)", "numberInvalid"],
        [3, "Option 1 value", "duplicateVariant"],
      ],
      expect.arrayContaining([[4, "Option 1 value", "optionValueMissing"]]),
      [[5, "Option 1 name", "optionNameMissing"]],
      [[6, "Images", "urlInvalid"]],
      [[8, "SKU", "duplicateSku"]],
    ]);
  });
});
