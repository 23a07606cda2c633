import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeFormula, unescapeFormula } from "@/server/platform/csv/formula";
import { escapeItem, readList, splitList, unescapeItem, writeList } from "./lists";

describe("lists in a cell", () => {
  it("reads what people and shops write", () => {
    expect(readList("men, sale,,  new ")).toEqual(["men", "sale", "new"]);
    expect(readList("Hats\\, caps, Scarves")).toEqual(["Hats, caps", "Scarves"]);
    expect(readList("a\\b, c")).toEqual(["a\\b", "c"]);
    expect(readList("")).toEqual([]);
    expect(splitList("a, , b", ",")).toEqual(["a", "", "b"]);
  });

  it("gives back any items", () => {
    const item = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[\\,;:> a]{1,6}$/));
    fc.assert(
      fc.property(fc.array(item), fc.constantFrom(",", ";", ":", ">"), (raw, separator) => {
        const items = raw.map((text) => text.trim()).filter(Boolean);
        expect(readList(writeList(items, separator), separator)).toEqual(items);
      }),
    );
    fc.assert(
      fc.property(item, (text) => {
        expect(unescapeItem(escapeItem(text, ",;"))).toBe(text);
      }),
    );
  });
});

describe("formulas", () => {
  it.each(["=1+1", "+49 30 1", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "'=1", "''-1"])(
    "disarms %j",
    (text) => {
      expect(escapeFormula(text)).toBe(`'${text}`);
      expect(unescapeFormula(escapeFormula(text))).toBe(text);
    },
  );

  it.each(["'quoted", "'", "''", "a=b", "", "5-3", "O'Neill"])("leaves %j alone, both ways", (text) => {
    expect(escapeFormula(text)).toBe(text);
    expect(unescapeFormula(text)).toBe(text);
  });

  it("gives back any text, and never lets one through that starts as a formula", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^['=+@\-\t\r]{0,4}x?$/));
    fc.assert(
      fc.property(text, (value) => {
        expect(unescapeFormula(escapeFormula(value))).toBe(value);
        expect(escapeFormula(value)).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 2000 },
    );
  });
});
