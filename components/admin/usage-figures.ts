import { formatNumber } from "@/server/platform/i18n/format";
import type { Locale } from "@/server/platform/i18n/locales";

/** Micro-dollars as dollars, to the last micro-dollar. */
export function formatMicros(micros: number, locale: Locale): string {
  return formatNumber(micros / 1e6, locale, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });
}
