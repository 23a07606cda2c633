"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { formatDate, largestUnit } from "@/server/platform/i18n/format";

const past = {
  minute: "minutesAgo",
  hour: "hoursAgo",
  day: "daysAgo",
  month: "monthsAgo",
  year: "yearsAgo",
} as const;
const future = {
  minute: "inMinutes",
  hour: "inHours",
  day: "inDays",
  month: "inMonths",
  year: "inYears",
} as const;

/** How long ago (or ahead) a moment is, with the exact one on hover; it keeps up with the clock. */
export function RelativeTime({ date }: { date: Date | string }) {
  const t = useTranslations("common.time");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const moment = new Date(date);
  const distance = now - moment.getTime();
  const { unit, count } = largestUnit(Math.abs(distance));
  // Clocks differ by seconds: what has just been written is not ahead of us.
  const soon = distance < -10_000;
  const text = unit === "second" ? t(soon ? "soon" : "now") : t(soon ? future[unit] : past[unit], { count });
  return (
    <time
      dateTime={moment.toISOString()}
      title={formatDate(moment, locale, timeZone, "datetime")}
      // The clock goes on between server and browser.
      suppressHydrationWarning
      className="whitespace-nowrap"
    >
      {text}
    </time>
  );
}
