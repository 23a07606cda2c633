import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyDigits } from "@/server/platform/money";
import { priceCases } from "./fixture";
import { PriceReader } from "./mentions";
import { parsePrice } from "./parse";

describe("price strings", () => {
  const cases = priceCases.map(([text, value, currency, hints]) => ({ text, value, currency, hints }));
  it.each(cases)("$text", ({ text, value, currency, hints }) => {
    const price = parsePrice(text, hints);
    expect(price?.value ?? null).toBe(value);
    expect(price?.currency).toBe(currency);
  });

  it("tells amounts in minor units of the currency", () => {
    expect(parsePrice("1.234,50 €")).toMatchObject({ amount: 123_450, currency: "EUR" });
    expect(parsePrice("¥3,980", { language: "ja" })).toMatchObject({ amount: 3980 });
    expect(parsePrice("12.750 KD")).toMatchObject({ amount: 12_750 });
    expect(parsePrice("¥10.5", { language: "ja" })).toMatchObject({ value: "10.5", amount: 11 });
    expect(parsePrice("39.95")).not.toHaveProperty("amount");
  });

  it("tells both ends of a range", () => {
    expect(parsePrice("$29.99 – $74.99")).toMatchObject({ value: "29.99", upTo: "74.99", upToAmount: 7499 });
    expect(parsePrice("841,00 zł - 995,00 zł")).toMatchObject({ value: "841", upTo: "995" });
    expect(parsePrice("26 bis 50 €")).toMatchObject({ value: "26", currency: "EUR", upTo: "50" });
    expect(parsePrice("۱۰۰٬۰۰۰ تا ۱۵۰٬۰۰۰ تومان")).toMatchObject({ value: "100000", upTo: "150000" });
  });

  it.each([
    ["9,98 € / kg", "unit"],
    ["$1.20 per oz", "unit"],
    ["100 g = 1,99 €", "unit"],
    ["12x R$ 30,00", "instalment"],
    ["$15.95/mo", "instalment"],
    ["4 interest-free payments of $12.50", "instalment"],
    ["قسط ۵۰۰٬۰۰۰ تومان", "instalment"],
    ["от 990 ₽ в месяц", "instalment"],
    ["Was $24.99", "was"],
    ["statt 249,00 €", "was"],
    ["старая цена 1 990 ₽", "was"],
    ["ราคาปกติ ฿590", "was"],
    ["You save $5.00", "aside"],
    ["Versand 4,90 €", "aside"],
    ["送料 ¥500", "aside"],
    ["100,00 € excl. VAT", "net"],
    ["ab 3,63 €", "from"],
    ["8 Angebote ab 98,65 €", "condition"],
    ["Buy 3 for $30.00", "aside"],
    ["Member price $19.90", "condition"],
    ["R$ 237,41 com Pix", "condition"],
    ["16% off €41.30", "price"],
  ])("%s is told as %s", (text, kind) => {
    expect(parsePrice(text)?.kind).toBe(kind);
  });

  it("is less sure where it had to guess", () => {
    const sure = parsePrice("1.234,50 €")?.confidence ?? 0;
    expect(parsePrice("$49.95")?.confidence).toBeLessThan(sure);
    expect(parsePrice("$49.95", { country: "us" })?.confidence).toBe(sure);
    expect(parsePrice("1.234 €")?.confidence).toBeLessThan(sure);
    expect(parsePrice("49.95")?.confidence).toBeLessThan(0.7);
  });

  it("finds the prices of a sentence, not its other numbers", () => {
    const reader = new PriceReader({ language: "en" });
    const values = (text: string) => reader.mentions(text).map(({ value }) => value);
    expect(values("Model 2024 with 5 km range, 6 ft cable: $49.99 instead of $59.99")).toEqual([
      "49.99",
      "59.99",
    ]);
    expect(values("4.8 of 5 stars, 1,024 reviews")).toEqual([]);
    expect(values("10 pounds of flour")).toEqual([]);
    expect(values("Mug 2 $6.00")).toEqual(["6"]);
    expect(values("Mug 2$6.00")).toEqual(["6"]);
    expect(values("12€ 500 ml")).toEqual(["12"]);
  });
});

/** Locales with the currency of their country, in which shops write. */
const locales = [
  ["en-US", "USD"],
  ["en-GB", "GBP"],
  ["en-IN", "INR"],
  ["en-AU", "AUD"],
  ["de-DE", "EUR"],
  ["de-CH", "CHF"],
  ["de-AT", "EUR"],
  ["fr-FR", "EUR"],
  ["fr-CH", "CHF"],
  ["es-ES", "EUR"],
  ["es-MX", "MXN"],
  ["es-CL", "CLP"],
  ["pt-BR", "BRL"],
  ["pt-PT", "EUR"],
  ["it-IT", "EUR"],
  ["nl-NL", "EUR"],
  ["sv-SE", "SEK"],
  ["da-DK", "DKK"],
  ["nb-NO", "NOK"],
  ["pl-PL", "PLN"],
  ["cs-CZ", "CZK"],
  ["hu-HU", "HUF"],
  ["ro-RO", "RON"],
  ["ru-RU", "RUB"],
  ["kk-KZ", "KZT"],
  ["uk-UA", "UAH"],
  ["tr-TR", "TRY"],
  ["fa-IR", "IRR"],
  ["ar-SA", "SAR"],
  ["ar-EG", "EGP"],
  ["ar-AE", "AED"],
  ["ar-KW", "KWD"],
  ["he-IL", "ILS"],
  ["hi-IN", "INR"],
  ["mr-IN", "INR"],
  ["th-TH", "THB"],
  ["th-TH-u-nu-thai", "THB"],
  ["ja-JP", "JPY"],
  ["ko-KR", "KRW"],
  ["zh-TW", "TWD"],
  ["vi-VN", "VND"],
  ["id-ID", "IDR"],
] as const;

describe("what Intl writes", () => {
  it("is read back, in every locale", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...locales),
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.boolean(),
        ([locale, currency], amount, useGrouping) => {
          const digits = currencyDigits(currency);
          const text = new Intl.NumberFormat(locale, {
            style: "currency",
            currency,
            useGrouping,
            minimumFractionDigits: digits,
            maximumFractionDigits: digits,
          }).format(amount / 10 ** digits);
          expect(
            parsePrice(text, { language: locale.replace(/-u-.*/, "") }),
            `${text} in ${locale}`,
          ).toMatchObject({
            amount,
            currency,
          });
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("never fails, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const price = parsePrice(text);
        if (price) expect(Number(price.value)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
