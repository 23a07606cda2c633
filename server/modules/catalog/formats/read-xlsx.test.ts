import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/server/platform/errors";
import { openProductFile } from "./detect";
import { plainNumber } from "./sheet-scanner";
import { bytesOf, each, stored, tableOf } from "./testing/stored";
import { zip } from "./zip-writer";

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const sheetOf = (rows: string) => `<worksheet ${namespace}><sheetData>${rows}</sheetData></worksheet>`;

/** A workbook of these parts; what is not given is plain. */
function workbook(parts: Record<string, string>): Promise<Buffer> {
  const all: Record<string, string> = {
    "xl/workbook.xml": `<workbook ${namespace} xmlns:r="urn:r"><sheets><sheet name="One" sheetId="1" r:id="a"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
    ...parts,
  };
  return bytesOf(zip(Object.entries(all).map(([name, text]) => ({ name, contents: [text] }))));
}

async function rowsOf(bytes: Uint8Array, size?: number): Promise<string[][]> {
  const table = await tableOf(bytes, size);
  try {
    return [table.header, ...(await Array.fromAsync(table.records())).map((record) => record.cells)];
  } finally {
    await table.close();
  }
}

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

describe("openXlsx", () => {
  it("reads what another program writes: numbers, truths, formulas, rich text, gaps", async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("Notes").addRow(["not this one"]);
    const sheet = book.addWorksheet("Products");
    sheet.addRow(["Name", "Price", "Shown", "Code", "Text"]);
    sheet.addRow([
      "پیراهن <&>",
      18.9,
      true,
      5901234123457,
      { richText: [{ text: "two " }, { text: "runs\nand lines" }] },
    ]);
    sheet.addRow([]);
    sheet.addRow([
      "formula",
      { formula: "1+1", result: 2 },
      false,
      undefined,
      { formula: '"a"', result: "a" },
    ]);
    const table = await tableOf(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(table.header).toEqual(["Name", "Price", "Shown", "Code", "Text"]);
    for (const _ of ["first", "second"]) {
      expect(await Array.fromAsync(table.records())).toEqual([
        { row: 2, cells: ["پیراهن <&>", "18.9", "TRUE", "5901234123457", "two runs\nand lines"] },
        { row: 4, cells: ["formula", "2", "FALSE", "", "a"] },
      ]);
    }
    await table.close();
    await table.close();
  });

  it.each([1, 50, 100_000])(
    "reads prefixes, CDATA, readings, escapes and cells without a place (%i bytes at a time)",
    async (size) => {
      const strings = `<x:sst xmlns:x="urn:m"><x:si><x:t>shared</x:t></x:si><x:si><x:r><x:t>東</x:t></x:r><x:rPh><x:t>ひがし</x:t></x:rPh><x:r><x:t>京</x:t></x:r></x:si></x:sst>`;
      const rows = `<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>B</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>C</x:t></x:is></x:c></x:row>
      <!-- <x:row> --><x:row r="3"><x:c r="A3" t="s" title="a > b"><x:v>1</x:v></x:c><x:c r="C3" t="inlineStr"><x:is><x:t><![CDATA[a<b]]>&#x41;&amp;_x0042_</x:t></x:is></x:c><x:c r="E3"><x:v>9</x:v></x:c></x:row><x:row r="4"/>`;
      const sheet = `<?xml version="1.0"?><x:worksheet xmlns:x="urn:m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
      expect(
        await rowsOf(
          await workbook({ "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings }),
          size,
        ),
      ).toEqual([
        ["shared", "B", "C"],
        ["東京", "", "a<bA&B"],
      ]);
    },
  );

  it("takes the first sheet that is not hidden", async () => {
    const bytes = await workbook({
      "xl/workbook.xml": `<workbook ${namespace} xmlns:r="urn:r"><sheets><sheet name="Secret" state="hidden" sheetId="1" r:id="a"/><sheet name="List" sheetId="2" r:id="b"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="a" Target="worksheets/a.xml"/><Relationship Id="b" Target="worksheets/b.xml"/></Relationships>',
      "xl/worksheets/a.xml": sheetOf(`<row>${text("a")}</row>`),
      "xl/worksheets/b.xml": sheetOf(`<row>${text("b")}</row>`),
    });
    expect(await rowsOf(bytes)).toEqual([["b"]]);
  });

  it("finds shared strings in whatever order cells name them, beyond what it keeps in memory", async () => {
    const count = 30_000;
    const long = "x".repeat(200);
    const strings = Array.from({ length: count }, (_, i) => `<si><t>${i} ${long}</t></si>`).join("");
    const order = Array.from({ length: 300 }, (_, i) => (i * 7_919) % count);
    const rows = order.map((index) => `<row><c t="s"><v>${index}</v></c></row>`).join("");
    const bytes = await workbook({
      "xl/worksheets/sheet1.xml": sheetOf(`<row>${text("Name")}</row>${rows}`),
      "xl/sharedStrings.xml": `<sst>${strings}</sst>`,
    });
    const found = await rowsOf(bytes);
    expect(found.slice(1).map(([cell]) => cell)).toEqual(order.map((index) => `${index} ${long}`));
  });

  it("refuses an archive that unpacks to far more than it is, whatever it says of its size", async () => {
    const spaces = " ".repeat(1_000_000);
    const bomb = await bytesOf(
      zip([
        {
          name: "xl/workbook.xml",
          contents: [`<workbook xmlns:r="urn:r"><sheets><sheet r:id="a"/></sheets></workbook>`],
        },
        {
          name: "xl/_rels/workbook.xml.rels",
          contents: ['<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>'],
        },
        {
          name: "xl/s.xml",
          contents: each(["<worksheet>", ...Array.from({ length: 60 }, () => `<!--${spaces}-->`)]),
        },
      ]),
    );
    expect(bomb.length).toBeLessThan(200_000);
    await expect(tableOf(bomb)).rejects.toMatchObject({ code: "TOO_LARGE" });
    // The directory's entry of the sheet, made to lie about the size.
    const entry = bomb.lastIndexOf("xl/s.xml") - 46;
    bomb.writeUInt32LE(1000, entry + 24);
    await expect(tableOf(bomb)).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  it("refuses damage, encryption, and documents that declare a type", async () => {
    const good = await workbook({
      "xl/worksheets/sheet1.xml": sheetOf(`<row>${text("a".repeat(500))}</row><row>${text("b")}</row>`),
    });
    await expect(tableOf(good.subarray(0, good.length - 30))).rejects.toMatchObject({
      code: "UNSUPPORTED_FILE",
    });
    const encrypted = Buffer.from(good);
    const entry = encrypted.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
    encrypted.writeUInt16LE(1, entry + 8);
    await expect(tableOf(encrypted)).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
    const damaged = Buffer.from(good);
    damaged.writeUInt32LE(0, damaged.lastIndexOf("xl/worksheets/sheet1.xml") - 46 + 16);
    await expect(rowsOf(damaged)).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
    const typed = await workbook({
      "xl/worksheets/sheet1.xml": `<!DOCTYPE x [<!ENTITY a "b">]>${sheetOf(`<row>${text("&a;")}</row>`)}`,
    });
    await expect(tableOf(typed)).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
    await expect(tableOf(await workbook({}))).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
  });
});

describe("a damaged file", () => {
  it("is read or refused, never more", async () => {
    const good = await workbook({
      "xl/worksheets/sheet1.xml": sheetOf(
        `<row r="1">${text("Handle")}${text("Title")}</row><row r="2"><c t="s"><v>0</v></c>${text("b")}</row>`,
      ),
      "xl/sharedStrings.xml": "<sst><si><t>a</t></si></sst>",
    });
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of places) bytes[at] = value;
        const opened = await openProductFile(stored(bytes, 1000)).catch((error: unknown) => error);
        if (opened instanceof Error) {
          expect(opened).toBeInstanceOf(AppError);
          return;
        }
        const { table } = opened as Awaited<ReturnType<typeof openProductFile>>;
        const rows = await Array.fromAsync(table.records()).catch((error: unknown) => error);
        await table.close();
        if (rows instanceof Error) expect(rows).toBeInstanceOf(AppError);
      }),
      { numRuns: 300 },
    );
  });

  it("of arbitrary bytes is read as text or refused", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.constantFrom(34, 44, 10, 13, 65, 32, 233)).map((b) => Uint8Array.from(b)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const opened = await openProductFile(stored(content, 3)).catch((error: unknown) => error);
        if (opened instanceof Error) {
          expect(opened).toBeInstanceOf(AppError);
          return;
        }
        const { table } = opened as Awaited<ReturnType<typeof openProductFile>>;
        for await (const record of table.records()) expect(record.cells).toHaveLength(table.header.length);
        await table.close();
      }),
      { numRuns: 300 },
    );
  });
});

describe("plainNumber", () => {
  it.each([
    ["18.899999999999999", "18.9"],
    ["5.901234123457E+12", "5901234123457"],
    ["1E-3", "0.001"],
    ["1.0E-7", "0.0000001"],
    ["0.1", "0.1"],
    ["-42", "-42"],
    ["1e22", "10000000000000000000000"],
    ["", ""],
    ["n/a", "n/a"],
  ])("writes %s as %s", (number, plain) => expect(plainNumber(number)).toBe(plain));
});
