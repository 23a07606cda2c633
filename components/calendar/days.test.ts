import { describe, expect, it } from "vitest";
import { locales } from "@/server/platform/i18n/locales";
import { addDays, aWeek, dayNumber, dayText, isInMonth, monthOf, weekdayName, weekOf } from "./days";

describe("a month", () => {
  it.each([
    // November 2026 begins on a Sunday; Azar 1405 on Sunday, November 22nd.
    ["en", "2026-11-21", "2026-11-01", "2026-11-01", "2026-12-05", "2026-10-01", "2026-12-01"],
    ["ru", "2026-11-21", "2026-11-01", "2026-10-26", "2026-12-06", "2026-10-01", "2026-12-01"],
    ["fa", "2026-11-25", "2026-11-22", "2026-11-21", "2026-12-25", "2026-10-23", "2026-12-22"],
    // The last day of the Persian year 1404, which has 29 days in Esfand.
    ["fa", "2026-03-20", "2026-02-20", "2026-02-14", "2026-03-20", "2026-01-21", "2026-03-21"],
  ] as const)("in %s around %s", (locale, day, first, from, to, previous, next) => {
    const month = monthOf(day, locale);
    expect([month.first, month.days[0], month.days.at(-1), month.previous, month.next]).toEqual([
      first,
      from,
      to,
      previous,
      next,
    ]);
  });

  it.each(locales)("follows on the one before in %s, day by day, for three years", (locale) => {
    let month = monthOf("2026-01-15", locale);
    for (let n = 0; n < 36; n++) {
      expect(month.days.length % 7).toBe(0);
      const own = month.days.filter((day) => isInMonth(day, month.first, locale));
      expect(own[0]).toBe(month.first);
      expect(addDays(own.at(-1) ?? "", 1)).toBe(month.next);
      expect(monthOf(month.next, locale).previous).toBe(month.first);
      month = monthOf(month.next, locale);
    }
  });
});

it("begins weeks as the language does", () => {
  const starts = locales.map((locale) => [locale, weekOf("2026-11-18", locale)[0]]);
  expect(Object.fromEntries(starts)).toEqual({
    en: "2026-11-15",
    fa: "2026-11-14",
    ar: "2026-11-14",
    th: "2026-11-15",
    ru: "2026-11-16",
    kk: "2026-11-16",
    ja: "2026-11-15",
  });
});

it("names days in the language and its calendar", () => {
  expect(dayNumber("2026-11-22", "fa")).toBe("۱");
  expect(dayText("2026-11-22", "fa", "month")).toMatch(/آذر.*۱۴۰۵|۱۴۰۵.*آذر/);
  expect(dayText("2026-11-22", "th")).toContain("2569");
  expect(aWeek.map((day) => weekdayName(day, "kk")).join(" ")).toBe("дс сс ср бс жм сб жс");
  expect(weekdayName("2026-11-22", "en")).toBe("Sun");
});
