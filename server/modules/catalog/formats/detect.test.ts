import { describe, expect, it } from "vitest";
import { openProductFile, recogniseFormat } from "./detect";
import { roozHeader } from "./rooz-columns";
import { bytesOf, each, stored } from "./testing/stored";
import { writeXlsx } from "./write-xlsx";

describe("recogniseFormat", () => {
  it.each([
    ["shopify", "Handle,Title,Body (HTML),Vendor,Variant Price"],
    ["shopify", "handle, TITLE ,Variant SKU"],
    ["shopify", "Title,URL handle,Description,Price,Option1 value"],
    ["woocommerce", "ID,Type,SKU,Name,Published,Regular price"],
    ["woocommerce", "Type,SKU,Name,Parent"],
    ["rooz", roozHeader.join(",")],
    ["rooz", "Handle,Title,SKU,Price,Weight (g)"],
    ["unknown", "Handle,Title,Price"],
    ["unknown", "Name,SKU,Price"],
    ["unknown", "Column 1"],
  ])("%s: %s", (format, header) => expect(recogniseFormat(header.split(","))).toBe(format));
});

describe("openProductFile", () => {
  it("opens CSV in any encoding and XLSX", async () => {
    const wide = Buffer.from("\ufeffHandle;Title;Variant Price\nx;پیراهن;1", "utf16le");
    const opened = await openProductFile(stored(wide));
    expect([opened.format, opened.table.kind, opened.table.header]).toEqual([
      "shopify",
      "csv",
      ["Handle", "Title", "Variant Price"],
    ]);
    const own = await openProductFile(stored(await bytesOf(writeXlsx(each([]), "USD"))));
    expect([own.format, own.table.kind]).toEqual(["rooz", "xlsx"]);
    await own.table.close();
  });

  it.each([
    ["an old XLS", Buffer.from("d0cf11e0a1b11ae1000000000000000000", "hex")],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["nothing", Buffer.alloc(0)],
    ["an archive of other things", Buffer.from("504b0506000000000000000000000000000000000000", "hex")],
    ["half an archive", Buffer.from("504b03041400000008", "hex")],
  ])("refuses %s", async (_, bytes) => {
    await expect(openProductFile(stored(bytes))).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
  });
});
