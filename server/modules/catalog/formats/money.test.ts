import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDecimal } from "./decimal";
import { currencyDigits, parseAmount, writeAmount } from "./money";

describe("parseAmount", () => {
  it.each([
    ["50", "USD", 5000],
    ["18.5", "USD", 1850],
    ["18.50", "USD", 1850],
    ["18.5000", "USD", 1850],
    [".5", "USD", 50],
    ["1,234.50", "USD", 123450],
    ["1.234,50", "EUR", 123450],
    ["1 234,50", "EUR", 123450],
    ["1\u202f234,50 €", "EUR", 123450],
    ["€1'049,95", "EUR", 104995],
    ["18,5", "EUR", 1850],
    ["1,00,000.00", "INR", 10000000],
    ["1,234,567", "USD", 123456700],
    ["1,234", "USD", 123400],
    ["0.29", "USD", 29],
    ["1.10", "USD", 110],
    ["4.35", "USD", 435],
    ["1500", "JPY", 1500],
    ["1500.00", "JPY", 1500],
    ["1.500", "JPY", 1500],
    ["￥1,500", "JPY", 1500],
    ["1500円", "JPY", 1500],
    ["423.923 KD", "KWD", 423923],
    ["0.5", "KWD", 500],
    ["۱۲۳٬۴۵۶ ریال", "IRR", 123456],
    ["٣٤٫٥٠", "AED", 3450],
    ["3 990 ₽", "RUB", 399000],
    ["3990 руб.", "RUB", 399000],
    ["12 500 ₸", "KZT", 1250000],
    ["฿1,290.00", "THB", 129000],
    ["๑๒๙๐", "THB", 129000],
    ["USD 20", "USD", 2000],
    ["20.", "USD", 2000],
  ])("reads %s %s", (text, currency, amount) => expect(parseAmount(text, currency, "free")).toBe(amount));

  it.each([
    ["1.500", "EUR", "numberAmbiguous"],
    ["1,500", "KWD", "numberAmbiguous"],
    ["1.505", "USD", "numberAmbiguous"],
    ["12.3456", "USD", "numberDecimals"],
    ["1500.5", "JPY", "numberDecimals"],
    ["-5", "USD", "numberNegative"],
    ["abc", "USD", "numberInvalid"],
    ["", "USD", "numberInvalid"],
    ["1.2.3", "USD", "numberInvalid"],
    ["12,34,5", "USD", "numberInvalid"],
    ["1e5", "USD", "numberInvalid"],
    ["10 - 20", "USD", "numberInvalid"],
    ["€20", "USD", "currencyMismatch"],
    ["50000 تومان", "IRR", "currencyMismatch"],
    ["20 EUR", "USD", "currencyMismatch"],
    ["99999999999999999", "USD", "numberTooBig"],
  ])("refuses %s %s: %s", (text, currency, problem) =>
    expect(parseAmount(text, currency, "free")).toBe(problem),
  );

  it("takes a lone point for the decimal point where a program wrote it", () => {
    expect(parseAmount("1.500", "USD", "point")).toBe(150);
    expect(parseAmount("1.505", "USD", "point")).toBe("numberDecimals");
    expect(parseAmount("1.505", "KWD", "point")).toBe(1505);
    expect(parseAmount("1,505", "KWD", "point")).toBe(1505000);
  });

  it("takes any lone separator for the decimal one where nothing is grouped", () => {
    expect(parseAmount("18,5", "EUR", "plain")).toBe(1850);
    expect(parseAmount("1,500", "EUR", "plain")).toBe(150);
    expect(parseAmount("1.500", "EUR", "plain")).toBe(150);
    expect(parseAmount("1.5", "JPY", "plain")).toBe("numberDecimals");
  });

  it("reads back what it writes", () => {
    const currency = fc.constantFrom("USD", "JPY", "KWD", "IRR");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), currency, (amount, code) => {
        expect(parseAmount(writeAmount(amount, code), code, "point")).toBe(amount);
      }),
    );
  });
});

describe("currencyDigits", () => {
  it.each([
    ["USD", 2],
    ["JPY", 0],
    ["IRR", 0],
    ["KWD", 3],
    ["KZT", 2],
  ])("knows %s", (currency, digits) => expect(currencyDigits(currency)).toBe(digits));
});

describe("parseDecimal", () => {
  it("is exact where floating point is not", () => {
    expect(parseDecimal("0.1", "point", 2)).toEqual({ units: 1, scale: 1 });
    expect(parseDecimal("-12.340", "point", 2)).toEqual({ units: -1234, scale: 2 });
    expect(parseDecimal("-0", "point", 2)).toEqual({ units: 0, scale: 0 });
    expect(parseDecimal("0,500", "free", 2)).toEqual({ units: 5, scale: 1 });
  });
});
