import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { ProductInput } from "../contract";
import { roozHeader } from "./rooz-columns";
import { bytesOf, each } from "./testing/stored";
import { writeXlsx } from "./write-xlsx";

describe("writeXlsx", () => {
  it("writes what another program reads: texts as text, numbers as numbers", async () => {
    const product = ProductInput.parse({
      title: "=1+1 <&>",
      handle: "shirt",
      variants: [{ sku: "007", price: 1990, quantity: 3, weightGrams: 120 }],
    });
    const book = new ExcelJS.Workbook();
    const bytes = await bytesOf(writeXlsx(each([product]), "USD"));
    await book.xlsx.load(Uint8Array.from(bytes).buffer);
    const sheet = book.getWorksheet("Products");
    const cells = (row: number) => roozHeader.map((_, i) => sheet?.getRow(row).getCell(i + 1).value ?? null);
    expect(cells(1)).toEqual([...roozHeader]);
    const named = Object.fromEntries(roozHeader.map((name, i) => [name, cells(2)[i]]));
    expect(named).toMatchObject({
      Handle: "shirt",
      Title: "'=1+1 <&>",
      SKU: "007",
      Price: 19.9,
      Quantity: 3,
      "Weight (g)": 120,
      Vendor: null,
    });
    expect(sheet?.rowCount).toBe(2);
  });
});
