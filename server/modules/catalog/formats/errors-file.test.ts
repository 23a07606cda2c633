import { describe, expect, it } from "vitest";
import { locales } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import { type TranslateError, writeErrorsFile } from "./errors-file";
import { importErrorCodes, type RowError } from "./parsed";
import { csv, parse } from "./testing/parse";
import { bytesOf, tableOf } from "./testing/stored";

async function errorsOf(content: string, translate: TranslateError): Promise<string> {
  const faulty = new Map<number, RowError[]>();
  for (const result of await parse(content)) {
    if (result.ok) continue;
    for (const row of result.rows) faulty.set(row, []);
    for (const error of result.errors) faulty.get(error.row)?.push(error);
  }
  return (await bytesOf(writeErrorsFile(await tableOf(content), faulty, translate, "Rooz"))).toString();
}

const file = csv(
  ["Handle", "Title", "Option1 Name", "Option1 Value", "Variant Price"],
  ["a", "'=A", "Size", "S", "1"],
  ["a", "", "", "M", "much"],
  ["b", "B", "", "", "2"],
);

describe("writeErrorsFile", () => {
  it("gives all rows of faulty products with what is wrong in words", async () => {
    const t = await translatorFor("en", "import-errors");
    expect(await errorsOf(file, (key, params) => t(key, params))).toBe(
      "\ufeffHandle,Title,Option1 Name,Option1 Value,Variant Price,Rooz error\r\n" +
        "a,'=A,Size,S,1,\r\n" +
        "a,,,M,much,Variant Price: “much” is not a number.\r\n",
    );
  });

  it("can be mended and imported, and does not keep old errors", async () => {
    const t = await translatorFor("fa", "import-errors");
    const translate: TranslateError = (key, params) => t(key, params);
    const errors = await errorsOf(file, translate);
    expect(await parse(errors.replace("much", "3"))).toMatchObject([
      { ok: true, product: { title: "=A", variants: [{ price: 100 }, { price: 300 }] } },
    ]);
    expect(await errorsOf(errors, translate)).toBe(errors);
  });
});

describe.each(locales)("texts of errors in %s", (locale) => {
  it("exist for every code", async () => {
    const t = await translatorFor(locale, "import-errors");
    const params = {
      value: "v",
      max: 5,
      currency: "USD",
      digits: 2,
      sku: "s",
      row: 7,
      handle: "h",
      parent: "p",
    };
    for (const code of importErrorCodes) {
      const text = t(code, params);
      expect(text).not.toMatch(/import-errors|[{}]/);
      expect(text.length).toBeGreaterThan(5);
    }
  });
});
