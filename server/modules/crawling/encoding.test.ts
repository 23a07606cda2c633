import { describe, expect, it } from "vitest";
import { textOf } from "./encoding";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
  );

/** "Цена", "ราคา" and "価格" as shops of their countries have written them. */
const price = {
  "windows-1251": [0xd6, 0xe5, 0xed, 0xe0],
  "koi8-r": [0xe3, 0xc5, 0xce, 0xc1],
  "windows-874": [0xc3, 0xd2, 0xa4, 0xd2],
  shift_jis: [0x89, 0xbf, 0x8a, 0x69],
  "euc-jp": [0xb2, 0xc1, 0xb3, 0xca],
};
const word = {
  "windows-1251": "Цена",
  "koi8-r": "Цена",
  "windows-874": "ราคา",
  shift_jis: "価格",
  "euc-jp": "価格",
};

describe.each(Object.keys(price) as (keyof typeof price)[])("a page in %s", (name) => {
  it("is read as its server says", () => {
    expect(textOf(bytes("<p>", price[name]), `text/html; charset="${name.toUpperCase()}"`)).toBe(
      `<p>${word[name]}`,
    );
  });

  it("is read as it says itself, also far down", () => {
    const head = `<html><head><script>${"x".repeat(4000)}</script><meta charset=${name}>`;
    expect(textOf(bytes(head, price[name]), "text/html")).toBe(head + word[name]);
  });
});

it("what comes first in a page tells more than its server", () => {
  expect(textOf(Buffer.from("\ufeffCafé"), "text/html; charset=windows-1251")).toBe("Café");
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("Café", "utf16le")]);
  expect(textOf(wide, undefined)).toBe("Café");
});

it("a page that says nothing is UTF-8 if it can be, else as old pages are", () => {
  expect(textOf(Buffer.from("<p>قیمت €"), undefined)).toBe("<p>قیمت €");
  expect(textOf(bytes("<p>Caf", [0xe9, 0x20, 0x80]), undefined)).toBe("<p>Café €");
});

it("a page that says what nobody knows is read all the same", () => {
  expect(textOf(Buffer.from("<p>Café"), "text/html; charset=nonsense")).toBe("<p>Café");
  expect(textOf(bytes("<meta charset=iso-2022-kr><p>a"), undefined)).toContain("<p>a");
  expect(textOf(bytes("abc", [0xff]), "text/html; charset=utf-8")).toBe("abc\ufffd");
});

it("XML says it in its first line", () => {
  const head = '<?xml version="1.0" encoding="windows-1251"?><a>';
  expect(textOf(bytes(head, price["windows-1251"]), "text/xml", { xml: true })).toBe(`${head}Цена`);
});
