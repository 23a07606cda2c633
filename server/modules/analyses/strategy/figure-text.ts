import { formatMoney, formatNumber, formatPercent } from "@/server/platform/i18n/format";
import type { Locale } from "@/server/platform/i18n/locales";
import type { Figure } from "./contract";

/** A figure as people read it. Safe for the browser. */
export function figureText({ value, unit }: Figure, currency: string, locale: Locale): string {
  if (unit === "money") return formatMoney(value, currency, locale);
  return unit === "percent" ? formatPercent(value / 100, locale) : formatNumber(value, locale);
}
