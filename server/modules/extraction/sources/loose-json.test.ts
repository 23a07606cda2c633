import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looseJson } from "./loose-json";

describe("loose JSON", () => {
  it("reads right JSON as JSON.parse does", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(looseJson(text)).toEqual([JSON.parse(text)]);
      }),
    );
  });

  it.each([
    [`{a:1,'b':"x",c:undefined,d:!0,e:[1,,2,],}`, { a: 1, b: "x", c: null, d: true, e: [1, 2] }],
    [`{"a":"tab\\tand \\u00e9 and \\x41"}; // end`, { a: "tab\tand é and A" }],
    [`{"__proto__":{"polluted":1},"a":1,}`, { a: 1 }],
  ])("%s", (text, value) => {
    expect(looseJson(text)[0]).toEqual(value);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it("comes to an end, whatever it is given", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"',
      "'",
      "\\",
      "/*",
      "*/",
      "//",
      "\n",
      "a",
      "1",
      "<!--",
      "(",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => Array.isArray(looseJson(pieces.join("")))),
      { numRuns: 2000 },
    );
    expect(looseJson("[".repeat(100_000))).toHaveLength(1);
  });
});
