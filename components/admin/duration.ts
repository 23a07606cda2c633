import { formatNumber } from "@/server/platform/i18n/format";
import type { Locale } from "@/server/platform/i18n/locales";

/** A length of time in milliseconds, in the unit that fits it: "340 ms", "2.4 sec", "12 min". */
export function formatDuration(milliseconds: number, locale: Locale): string {
  const [unit, size] =
    milliseconds < 1000
      ? (["millisecond", 1] as const)
      : milliseconds < 120_000
        ? (["second", 1000] as const)
        : (["minute", 60_000] as const);
  return formatNumber(milliseconds / size, locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: unit === "second" ? 1 : 0,
  });
}

/** How long something took from its start, an ISO moment, to its end; a dash while one of them is missing. */
export function durationBetween(start: string | null, end: string | null, locale: Locale): string {
  if (!start || !end) return "–";
  return formatDuration(Math.max(0, Date.parse(end) - Date.parse(start)), locale);
}
