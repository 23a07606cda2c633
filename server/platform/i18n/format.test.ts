import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate, formatMoney, formatNumber, formatPercent, largestUnit } from "./format";
import { locales } from "./locales";

const moment = new Date("2026-11-21T21:05:00Z");

describe("dates", () => {
  it.each([
    ["en", "Nov 21, 2026, 09:05 PM"],
    ["fa", "۳۰ آبان ۱۴۰۵، ۲۱:۰۵"],
    ["ru", "21 нояб. 2026 г., 21:05"],
    ["kk", "2026 ж. 21 қар., 21:05"],
    ["ja", "2026年11月21日 21:05"],
  ] as const)("%s", (locale, text) => {
    expect(formatDate(moment, locale, "UTC", "datetime").replaceAll("\u202f", " ")).toBe(text);
  });

  it("are told in the given timezone, across midnight too", () => {
    expect(formatDate(moment, "en", "Asia/Almaty", "date")).toBe("Nov 22, 2026");
    expect(formatDate(moment, "kk", "Asia/Almaty", "day")).toBe("22 қар.");
  });

  it("agree with CLDR on every Kazakh month", () => {
    for (let month = 0; month < 12; month++) {
      const date = new Date(Date.UTC(2026, month, 15));
      const cldr = new Intl.DateTimeFormat("kk", { month: "short", timeZone: "UTC" }).format(date);
      expect(formatDate(date, "kk", "UTC", "day")).toBe(`15 ${cldr}`);
    }
  });
});

describe("money", () => {
  it.each([
    [123_456, "USD", "en", "$1,234.56"],
    [123_456, "JPY", "ja", "￥123,456"],
    [5, "USD", "en", "$0.05"],
    [-5, "USD", "en", "-$0.05"],
    [123_450, "KZT", "kk", "1 234,50 ₸"],
  ] as const)("%s %s in %s", (amount, currency, locale, text) => {
    expect(formatMoney(amount, currency, locale).replace(/[\u00a0\u202f]/g, " ")).toBe(text);
  });

  it("is exact beyond what a float holds", () => {
    expect(formatMoney(9_007_199_254_740_993n, "USD", "en")).toBe("$90,071,992,547,409.93");
  });
});

it("writes Kazakh numbers as Kazakh does, without its locale data", () => {
  expect(formatNumber(1_234_567.5, "kk")).toBe(new Intl.NumberFormat("kk").format(1_234_567.5));
});

it("writes the sign of a change on request", () => {
  expect(formatPercent(0.125, "en", true)).toBe("+12.5%");
  expect(formatPercent(0, "en", true)).toBe("0%");
});

it("formats in every language", () => {
  for (const locale of locales) {
    expect(formatMoney(1, "KZT", locale)).not.toBe("");
    expect(formatDate(moment, locale, "Asia/Tehran")).not.toBe("");
  }
});

describe("the largest unit", () => {
  it.each([
    [0, "second", 0],
    [59_400, "second", 59],
    [59_700, "minute", 1],
    [59.7 * 60_000, "hour", 1],
    [23.8 * 3_600_000, "day", 1],
    [40 * 86_400_000, "month", 1],
    [800 * 86_400_000, "year", 2],
  ])("%d ms", (milliseconds, unit, count) => {
    expect(largestUnit(milliseconds)).toEqual({ unit, count });
  });

  it("never tells a full larger unit in the smaller one", () => {
    const limit = { second: 60, minute: 60, hour: 24, day: 31, month: 12, year: Number.POSITIVE_INFINITY };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
        const { unit, count } = largestUnit(ms);
        expect(count).toBeLessThan(limit[unit]);
      }),
    );
  });
});
