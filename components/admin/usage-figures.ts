import type { AdminUsage } from "@/server/modules/ai/contract";
import { formatNumber } from "@/server/platform/i18n/format";
import type { Locale } from "@/server/platform/i18n/locales";

type Day = AdminUsage["days"][number];

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

/** The sums of each provider, the most used first. */
export function byProvider(days: readonly Day[]) {
  const groups = Map.groupBy(days, (day) => day.provider);
  return [...groups]
    .map(([provider, rows]) => {
      const sum = (of: (row: Day) => number) => rows.reduce((total, row) => total + of(row), 0);
      const ok = sum((row) => row.ok);
      return {
        provider,
        calls: sum((row) => row.calls),
        failed: sum((row) => row.failed),
        inputTokens: sum((row) => row.inputTokens),
        outputTokens: sum((row) => row.outputTokens),
        costMicros: sum((row) => row.costMicros),
        /** The medians of the days, each counted as often as calls ended well; null where none did. */
        latencyMs: ok > 0 ? Math.round(sum((row) => row.latencyMs * row.ok) / ok) : null,
      };
    })
    .sort((a, b) => b.calls - a.calls);
}
