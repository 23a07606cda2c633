import fc from "fast-check";
import { expect, it } from "vitest";
import { currencyDigits, fromDecimal, toDecimal } from "./money";

it("knows how many decimals a currency has", () => {
  expect(["USD", "JPY", "KWD", "THB", "KZT"].map(currencyDigits)).toEqual([2, 0, 3, 2, 2]);
});

it("comes back from every decimal it writes, in every currency", () => {
  const amounts = fc.integer({ min: -(10 ** 14), max: 10 ** 14 });
  fc.assert(
    fc.property(amounts, fc.constantFrom("USD", "JPY", "KWD"), (amount, currency) => {
      expect(fromDecimal(toDecimal(amount, currency), currency)).toBe(amount);
    }),
  );
});

it("reads what people type, and refuses what it would have to round or guess", () => {
  expect(fromDecimal("10,5", "USD")).toBe(1050);
  expect(fromDecimal(" ۱۰٫۵ ", "USD")).toBe(1050);
  expect(fromDecimal("1 234.50", "USD")).toBe(123_450);
  expect(fromDecimal("0.1", "USD")).toBe(10);
  for (const wrong of ["", "abc", "10.555", "1.2.3", "1,234.50", "1e3", "99999999999999999999"]) {
    expect(fromDecimal(wrong, "USD")).toBeUndefined();
  }
  expect(fromDecimal("10.5", "JPY")).toBeUndefined();
});
