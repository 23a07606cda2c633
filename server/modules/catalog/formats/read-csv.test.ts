import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { survey } from "./encoding";
import { openCsv } from "./read-csv";
import { stored } from "./testing/stored";

async function read(content: string | Uint8Array, size = 7) {
  const source = stored(content, size);
  const surveyed = await survey(source);
  if (surveyed.kind !== "text") throw new Error(`not text but ${surveyed.kind}`);
  const table = await openCsv(source, surveyed.encoding);
  return { header: table.header, rows: await Array.fromAsync(table.records()), encoding: surveyed.encoding };
}

const cells = async (content: string, size?: number) => (await read(content, size)).rows.map((r) => r.cells);

describe("openCsv", () => {
  it.each([1, 2, 3, 1000])(
    "reads quoted cells, doubled quotes and line ends in them (%i bytes at a time)",
    async (size) => {
      const text = 'a,b,c\r\n1,"x, ""y""\r\nz",3\r\n"","", \r\n4,5,6';
      expect(await read(text, size)).toMatchObject({
        header: ["a", "b", "c"],
        rows: [
          { row: 2, cells: ["1", 'x, "y"\r\nz', "3"] },
          { row: 3, cells: ["", "", " "] },
          { row: 4, cells: ["4", "5", "6"] },
        ],
      });
    },
  );

  it.each([
    ["semicolons", "a;b\n1,5;2"],
    ["tabs", "a\tb\n1,5\t2"],
    ["bars", "a|b\n1,5|2"],
    ["a hint of Excel's", "sep=;\na;b\n1,5;2"],
    ["separators inside quoted names", '"a";"b"\n1,5;2'],
  ])("finds %s", async (_, text) => {
    expect((await cells(text))[0]).toEqual(["1,5", "2"]);
  });

  it("counts rows as a spreadsheet does, with empty ones", async () => {
    const { rows } = await read('a,b\n\n1,2\n\n\n"x\ny",4\n5,6\n');
    expect(rows.map((r) => r.row)).toEqual([3, 6, 7]);
  });

  it("reads old line ends, spaces around quotes and stray quotes in a line", async () => {
    expect(await cells("a,b\r1,2\r3,4")).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(await cells('a,b\n "x" , "y"\n')).toEqual([["x", "y"]]);
    expect(await cells('a,b\n"15" screen",2\n5" pipe,3')).toEqual([
      ['15" screen', "2"],
      ['5" pipe', "3"],
    ]);
  });

  it("fills up short rows and cuts empty cells beyond the header", async () => {
    expect(await cells("a,b,c\n1\n1,2,3,,\n")).toEqual([
      ["1", "", ""],
      ["1", "2", "3"],
    ]);
  });

  it("marks a row with too many cells, and goes on", async () => {
    const { rows } = await read("a,b\n1,2,3\n4,5\n");
    expect(rows).toEqual([
      { row: 2, cells: ["1", "2"], problem: "tooManyCells" },
      { row: 3, cells: ["4", "5"] },
    ]);
  });

  it.each([
    ["at the end of the file", 'a,b\n1,2\n3,"x\n5,6\n7,8', ["3", '"x']],
    ["before another quoted cell", 'a,b\n1,2\n3,"x\n5,"6"\n7,8', ["3", '"x']],
    ["where the cells then do not fit", 'a,b\n1,2\n3,"x\n5,6\n7,8",9', ["3", '"x']],
  ])("loses only the row of a quote that is not closed, %s", async (_, text, broken) => {
    const { rows } = await read(text);
    expect(rows[1]).toEqual({ row: 3, cells: broken, problem: "unclosedQuote" });
    expect(rows.slice(2).filter((r) => !r.problem).length).toBeGreaterThanOrEqual(1);
    expect(rows[0]?.cells).toEqual(["1", "2"]);
  });

  it("gives up on a row longer than any row may be, and goes on", async () => {
    const { rows } = await read(`a,b\n1,"${"x".repeat(1_200_000)}\n2,3\n4,5`, 65536);
    expect(rows.map((r) => [r.row, r.problem])).toContainEqual([2, "rowTooLarge"]);
    expect(rows.at(-1)?.cells).toEqual(["4", "5"]);
  });

  it("names every column once", async () => {
    expect((await read("Name,Name,,Name\n1,2,3,4")).header).toEqual([
      "Name",
      "Name (2)",
      "Column 3",
      "Name (3)",
    ]);
  });

  it("takes off the apostrophe that keeps a formula from running", async () => {
    expect(await cells("a,b\n'=1+1,'quoted\n")).toEqual([["=1+1", "'quoted"]]);
  });

  it("refuses an empty file", async () => {
    await expect(read("")).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
    await expect(read("\n\n")).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
  });

  it("gives back any cells, however they are cut into pieces", async () => {
    const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[",;\n\r\t a]{0,5}$/));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(",", ";", "\t"),
        async (rows, size, separator) => {
          const line = (values: string[]) =>
            values.map((v) => `"${v.replaceAll('"', '""')}"`).join(separator);
          const text = `\ufeff${[["a", "b"], ...rows].map(line).join("\r\n")}`;
          const found = await read(text, size);
          expect(found.header).toEqual(["a", "b"]);
          expect(found.rows.map((r) => r.cells)).toEqual(
            rows.map((r) => r.map((c) => c.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, ""))),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("survey", () => {
  const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
  const encoding = async (bytes: Uint8Array) => {
    const found = await survey(stored(bytes, 100));
    return found.kind === "text" ? found.encoding : found.kind;
  };
  /** `Handle,Title` and a row whose title is these bytes. */
  const file = (title: Uint8Array) =>
    Buffer.concat([Buffer.from("Handle,Title\nx,"), title, Buffer.from("\n")]);

  it("goes by the byte order mark", async () => {
    const text = "\ufeffa,b\nپیراهن,2";
    const le = Buffer.from(text, "utf16le");
    expect((await read(le)).rows[0]?.cells).toEqual(["پیراهن", "2"]);
    expect((await read(Buffer.from(le).swap16())).rows[0]?.cells).toEqual(["پیراهن", "2"]);
    expect((await read(Buffer.from(text))).header).toEqual(["a", "b"]);
    expect((await read(Buffer.from(text.slice(1), "utf16le"))).encoding).toBe("utf-16le");
  });

  it.each([
    // café crème, Größe, niño in Windows-1252
    ["windows-1252", "636166e9206372e86d652c204772f6dfe52c206e69f16f", "café crème, Größå, niño"],
    // پیراهن مردانه (shirt for men) and قميص قطني (cotton shirt) in Windows-1256
    ["windows-1256", "81edd1c7e5e420e3d1cfc7e4e5", "پيراهن مردانه"],
    ["windows-1256", "deE3edd520deD8e4ed", "قميص قطني"],
    // Рубашка хлопок in Windows-1251
    ["windows-1251", "d0f3e1e0f8eae020f5ebeef7ee", "Рубашка хлочо"],
    // เสื้อยืด (T-shirt) in Windows-874
    ["windows-874", "e0cad7e9cdc2d7b4", "เสื้อยืด"],
    // 綿シャツ (cotton shirt) in Shift_JIS
    ["shift_jis", "96c8835683838363", "綿シャツ"],
  ])("tells %s", async (name, bytes, text) => {
    expect(await encoding(file(hex(bytes)))).toBe(name);
    expect((await read(file(hex(bytes)))).rows[0]?.cells.join(", ")).toContain(text.split(", ")[0]);
  });

  it("keeps to UTF-8 when a few letters are damaged", async () => {
    const good = Buffer.from("Größe und Länge für Männer, Füße schön, süße Früchte, überall Äpfel");
    expect(await encoding(file(Buffer.concat([good, hex("e9")])))).toBe("utf-8");
  });

  it("tells an archive, and what is no text", async () => {
    expect(await survey(stored(hex("504b0304140000")))).toEqual({ kind: "zip" });
    expect(await survey(stored(hex("d0cf11e0a1b11ae1000000000000")))).toEqual({ kind: "unreadable" });
    expect(await survey(stored(hex("89504e470d0a1a0a0000000d49484452")))).toEqual({ kind: "unreadable" });
  });
});
