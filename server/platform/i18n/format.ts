import type { Locale } from "./locales";

/**
 * Formatting in the reader's language and a given timezone: the same text on the server and in every browser,
 * so that server-rendered text survives hydration. Browsers claim Kazakh but ship no data for it (Chromium 156
 * writes "1970 M01 1"), hence Kazakh numbers go through Russian, whose rules are the same, and Kazakh dates
 * through the table below (CLDR 48).
 */
const numberTags: Record<Locale, string> = {
  en: "en",
  fa: "fa",
  ar: "ar",
  th: "th",
  ru: "ru",
  kk: "ru",
  ja: "ja",
};

const kazakhMonths = ["қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"];

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${tag}${JSON.stringify(options)}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(tag, options);
    numberFormats.set(key, format);
  }
  return format;
}

function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag}${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(tag, options);
    dateFormats.set(key, format);
  }
  return format;
}

/** A number as the language writes it; options as of `Intl.NumberFormat` (`{ notation: "compact" }`, ...). */
export function formatNumber(value: number, locale: Locale, options: Intl.NumberFormatOptions = {}): string {
  // Russian abbreviations ("тыс.") are not Kazakh words.
  const tag = locale === "kk" && options.notation === "compact" ? "en" : numberTags[locale];
  return numberFormat(tag, options).format(value);
}

/** A ratio (0.125) as a percentage ("12.5%"), one decimal at most; `signed` writes the plus too. */
export function formatPercent(ratio: number, locale: Locale, signed = false): string {
  return formatNumber(ratio, locale, {
    style: "percent",
    maximumFractionDigits: 1,
    ...(signed && { signDisplay: "exceptZero" }),
  });
}

/** An amount in minor units (cents), exactly, with the currency's own number of decimals. */
export function formatMoney(amount: number | bigint, currency: string, locale: Locale): string {
  const format = numberFormat(numberTags[locale], {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const minor = BigInt(amount);
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return format.format(`${minor < 0n ? "-" : ""}${decimal}` as Intl.StringNumericLiteral);
}

/** `date` 21 Nov 2026, `datetime` with the time, `day` 21 Nov, `month` Nov 2026, `time` 14:05. */
export type DateStyle = "date" | "datetime" | "day" | "month" | "time";

const dateOptions: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { year: "numeric", month: "short", day: "numeric" },
  datetime: { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
  day: { month: "short", day: "numeric" },
  month: { year: "numeric", month: "short" },
  time: { hour: "2-digit", minute: "2-digit" },
};

/** A moment in the reader's language and the given timezone (an IANA name), in the language's own calendar. */
export function formatDate(date: Date, locale: Locale, timeZone: string, style: DateStyle = "date"): string {
  if (locale !== "kk") return dateFormat(locale, { ...dateOptions[style], timeZone }).format(date);
  const parts = dateFormat("ru", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  }).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? "";
  const month = `${kazakhMonths[Number(part("month")) - 1]}.`;
  const time = `${part("hour")}:${part("minute")}`;
  if (style === "time") return time;
  if (style === "day") return `${part("day")} ${month}`;
  if (style === "month") return `${part("year")} ж. ${month}`;
  const day = `${part("year")} ж. ${part("day")} ${month}`;
  return style === "datetime" ? `${day}, ${time}` : day;
}

export type DurationUnit = "second" | "minute" | "hour" | "day" | "month" | "year";

const unitSeconds: [DurationUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** The largest unit that fits into a length of time in milliseconds, and how many of it (rounded, never below 0). */
export function largestUnit(milliseconds: number): { unit: DurationUnit; count: number } {
  const seconds = Math.max(0, milliseconds / 1000);
  for (const [unit, size] of unitSeconds) {
    // Rounding before comparing keeps 59.7 minutes from being told as "60 minutes".
    const smaller = unitSeconds.find(([, s]) => s < size)?.[1] ?? 1;
    if (Math.round(seconds / smaller) * smaller >= size)
      return { unit, count: Math.max(1, Math.round(seconds / size)) };
  }
  return { unit: "second", count: Math.round(seconds) };
}
