import type { Locale } from "@/server/platform/i18n/locales";
import type { OccasionId } from "../occasion-ids";

/** In which calendar a date is fixed. */
type CalendarName = "gregory" | "persian" | "islamic-umalqura";

interface Occasion {
  id: OccasionId;
  locales: readonly Locale[];
  /** Month and day in a calendar; `weekday` makes it the n-th such day of the month (ISO 8601). */
  on:
    | { calendar: CalendarName; month: number; day: number }
    | { month: number; weekday: number; nth: number };
}

const fixed = (month: number, day: number, calendar: CalendarName = "gregory") => ({ calendar, month, day });
const everybody: readonly Locale[] = ["en", "fa", "ar", "th", "ru", "kk", "ja"];

/**
 * By what languages' readers celebrate. Days of the lunar calendar by the table of Umm al-Qura; where the moon is
 * looked for, the day may be one off.
 */
const occasions: readonly Occasion[] = [
  { id: "newYear", locales: ["en", "ru", "kk", "ja", "th"], on: fixed(1, 1) },
  { id: "valentine", locales: ["en", "ja", "th"], on: fixed(2, 14) },
  { id: "defendersDay", locales: ["ru"], on: fixed(2, 23) },
  { id: "womensDay", locales: ["ru", "kk", "en"], on: fixed(3, 8) },
  { id: "nowruz", locales: ["fa"], on: fixed(1, 1, "persian") },
  { id: "nauryz", locales: ["kk"], on: fixed(3, 22) },
  { id: "songkran", locales: ["th"], on: fixed(4, 13) },
  { id: "goldenWeek", locales: ["ja"], on: fixed(4, 29) },
  { id: "mothersDay", locales: ["en", "ja"], on: { month: 5, weekday: 7, nth: 2 } },
  { id: "mothersDayThai", locales: ["th"], on: fixed(8, 12) },
  { id: "backToSchool", locales: ["ru", "kk"], on: fixed(9, 1) },
  { id: "singlesDay", locales: ["th", "ru", "kk"], on: fixed(11, 11) },
  // The Friday after the fourth Thursday, so never before the 23rd.
  { id: "blackFriday", locales: everybody, on: { month: 11, weekday: 4, nth: 4 } },
  { id: "christmas", locales: ["en", "ja"], on: fixed(12, 25) },
  { id: "yalda", locales: ["fa"], on: fixed(9, 30, "persian") },
  { id: "ramadan", locales: ["ar", "fa", "kk"], on: fixed(9, 1, "islamic-umalqura") },
  { id: "eidFitr", locales: ["ar", "fa", "kk"], on: fixed(10, 1, "islamic-umalqura") },
  { id: "eidAdha", locales: ["ar", "fa", "kk"], on: fixed(12, 10, "islamic-umalqura") },
];

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** Making a format takes longer than using it a hundred times. */
const formatIn = (calendar: CalendarName) =>
  new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    month: "numeric",
    day: "numeric",
    timeZone: "UTC",
  });
const formats: Record<CalendarName, Intl.DateTimeFormat> = {
  gregory: formatIn("gregory"),
  persian: formatIn("persian"),
  "islamic-umalqura": formatIn("islamic-umalqura"),
};

function dateIn(calendar: CalendarName, day: string): { month: number; day: number } {
  const parts = formats[calendar].formatToParts(noon(day));
  const value = (type: "month" | "day") => Number(parts.find((part) => part.type === type)?.value);
  return { month: value("month"), day: value("day") };
}

function falls({ id, on }: Occasion, day: string): boolean {
  if ("calendar" in on) {
    const date = dateIn(on.calendar, day);
    return date.month === on.month && date.day === on.day;
  }
  // Black Friday hangs on the day before it.
  const at = id === "blackFriday" ? new Date(noon(day).getTime() - 86_400_000) : noon(day);
  const weekday = at.getUTCDay() || 7;
  return (
    at.getUTCMonth() + 1 === on.month && weekday === on.weekday && Math.ceil(at.getUTCDate() / 7) === on.nth
  );
}

/** The occasions of some days for readers of a language, in their order. */
export function occasionsOf(days: readonly string[], locale: Locale): { id: OccasionId; day: string }[] {
  const known = occasions.filter((occasion) => occasion.locales.includes(locale));
  return days.flatMap((day) => known.filter((one) => falls(one, day)).map(({ id }) => ({ id, day })));
}
