import { formatDate, formatNumber } from "@/server/platform/i18n/format";
import type { Locale } from "@/server/platform/i18n/locales";

/**
 * Days as a calendar of the reader's language lays them out. A day is its ISO date; at noon in UTC it is the same day
 * for every formatter. Tables instead of `Intl.Locale`, which browsers do not agree on.
 */

/** The calendar that a language counts months by, where it is not the Gregorian one. */
const calendars: Partial<Record<Locale, string>> = { fa: "persian", th: "buddhist" };

/** The first day of the week (CLDR `firstDay`), ISO 8601: Monday is 1. */
const firstDays: Record<Locale, number> = { en: 7, fa: 6, ar: 6, th: 7, ru: 1, kk: 1, ja: 7 };

const kazakhWeekdays = ["дс", "сс", "ср", "бс", "жм", "сб", "жс"];

const dayMs = 86_400_000;
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

export const addDays = (day: string, count: number): string =>
  new Date(noon(day).getTime() + count * dayMs).toISOString().slice(0, 10);

const weekdayOf = (day: string): number => noon(day).getUTCDay() || 7;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format, made once: that takes longer than using it a hundred times. */
function formatOf(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, options);
  formats.set(key, format);
  return format;
}

/** The day of the month, in the reader's calendar. */
function dayOfMonth(day: string, locale: Locale): number {
  const calendar = calendars[locale] ?? "gregory";
  const format = formatOf(`en-u-ca-${calendar}-nu-latn`, { day: "numeric", timeZone: "UTC" });
  return Number(format.formatToParts(noon(day)).find((part) => part.type === "day")?.value);
}

/** The seven days of the week around a day. */
export function weekOf(day: string, locale: Locale): string[] {
  const first = addDays(day, -((weekdayOf(day) - firstDays[locale] + 7) % 7));
  return Array.from({ length: 7 }, (_, n) => addDays(first, n));
}

/** The first day of the month around a day, in the reader's calendar: a month of Jalali for Persian. */
const monthStart = (day: string, locale: Locale): string => addDays(day, 1 - dayOfMonth(day, locale));

interface Month {
  first: string;
  /** Whole weeks. */
  days: string[];
  /** The first days of the months beside it. */
  previous: string;
  next: string;
}

/** The month around a day, in the reader's calendar, filled up to whole weeks. */
export function monthOf(day: string, locale: Locale): Month {
  const first = monthStart(day, locale);
  // No calendar of ours has a month of fewer than 28 days or more than 31.
  const next = monthStart(addDays(first, 31), locale);
  const days: string[] = [];
  for (
    let week = weekOf(first, locale);
    (week[0] ?? next) < next;
    week = weekOf(addDays(week[0] ?? "", 7), locale)
  ) {
    days.push(...week);
  }
  return { first, days, previous: monthStart(addDays(first, -1), locale), next };
}

/** Whether a day lies in the month that begins with `first`. */
export const isInMonth = (day: string, first: string, locale: Locale): boolean =>
  monthStart(day, locale) === first;

/** The number on the day's sheet. */
export const dayNumber = (day: string, locale: Locale): string =>
  formatNumber(dayOfMonth(day, locale), locale);

/** The day of the week, short. */
export function weekdayName(day: string, locale: Locale): string {
  if (locale === "kk") return kazakhWeekdays[weekdayOf(day) - 1] ?? "";
  return formatOf(locale, { weekday: "short", timeZone: "UTC" }).format(noon(day));
}

/** A day in words, with its year; `month` leaves the day away. */
export const dayText = (day: string, locale: Locale, style: "date" | "day" | "month" = "date"): string =>
  formatDate(noon(day), locale, "UTC", style);

/** A time of the clock (`09:00`) as the language writes it. */
export const timeText = (time: string, locale: Locale): string =>
  formatDate(new Date(`2026-01-01T${time}:00Z`), locale, "UTC", "time");

/** A day of each weekday, Monday first, to name them by. */
export const aWeek = Array.from({ length: 7 }, (_, n) => addDays("2026-01-05", n));

/** What a clock in a timezone shows now. */
export function nowIn(timeZone: string): { date: string; time: string } {
  const now = new Date();
  const date = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
  const time = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(now);
  return { date, time };
}
