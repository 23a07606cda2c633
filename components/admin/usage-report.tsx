import { ChartColumn } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useProviderName } from "@/components/ai/provider-name";
import { dayText } from "@/components/calendar/days";
import { BarChart } from "@/components/shared/bar-chart";
import { EmptyState } from "@/components/shared/empty-state";
import { Stat } from "@/components/shared/stat";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { Provider } from "@/server/modules/ai/contract";
import type { InstallationUsage } from "@/server/modules/insight/contract";
import { formatNumber } from "@/server/platform/i18n/format";
import { formatDuration } from "./duration";
import { PeakHours } from "./peak-hours";
import { formatMicros } from "./usage-figures";
import { UsageTables } from "./usage-tables";

type Change = InstallationUsage["total"]["calls"];

const changeOf = ({ value, before }: Change) => ({ now: value, before });

/** What AI was used for, cost and brought: in all, day by day, by plan and model, and at what hours. Drawn on the server. */
export function UsageReport({ usage }: { usage: InstallationUsage }) {
  const t = useTranslations("admin.usage");
  const locale = useLocale();
  const name = useProviderName();
  const { total, days, latency, latencyBefore } = usage;
  const number = (value: number) => formatNumber(value, locale);
  const compact = (value: number) =>
    formatNumber(value, locale, { notation: "compact", maximumFractionDigits: 1 });
  const money = (micros: number) => formatMicros(micros, locale);
  if (total.calls.value === 0 && total.points.value === 0) {
    return (
      <Card>
        <EmptyState picture={<ChartColumn />} title={t("empty")} text={t("emptyText")} />
      </Card>
    );
  }
  const bars = (values: (day: (typeof days)[number]) => number[]) =>
    days.map((day) => ({ id: day.day, label: dayText(day.day, locale, "day"), values: values(day) }));
  const providers = [...new Set(days.flatMap(({ costs }) => Object.keys(costs) as Provider[]))]
    .filter((provider) => days.some(({ costs }) => (costs[provider] ?? 0) > 0))
    .toSorted();
  const earned = (change: Change | null, course?: number[]) => ({
    value: change ? money(change.value) : "–",
    ...(change && { change: changeOf(change), course }),
  });
  const revenue = days.map((day) => day.revenueMicros ?? 0);
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat
          label={t("cost")}
          value={money(total.costMicros.value)}
          change={changeOf(total.costMicros)}
          goodWhen="down"
          course={days.map((day) => day.costMicros)}
        />
        <Stat label={t("revenue")} {...earned(total.revenueMicros, revenue)} />
        <Stat label={t("margin")} {...earned(total.marginMicros)} />
        <Stat label={t("points")} value={number(total.points.value)} change={changeOf(total.points)} />
        <Stat
          label={t("calls")}
          value={number(total.calls.value)}
          change={changeOf(total.calls)}
          course={days.map((day) => day.calls)}
        />
        <Stat
          label={t("failed")}
          value={number(total.failed.value)}
          change={changeOf(total.failed)}
          goodWhen="down"
        />
        <Stat
          label={t("latency")}
          value={latency ? formatDuration(latency.p50, locale) : "–"}
          {...(latency && latencyBefore && { change: { now: latency.p50, before: latencyBefore.p50 } })}
          goodWhen="down"
        />
        <Stat label={t("tokens")} value={`${compact(usage.inputTokens)} / ${compact(usage.outputTokens)}`} />
      </div>
      {usage.unpriced > 0 && (
        <p className="text-muted-foreground text-sm">{t("unpriced", { count: usage.unpriced })}</p>
      )}
      {usage.ownKeyCalls > 0 && (
        <p className="text-muted-foreground text-sm">{t("ownKeys", { count: usage.ownKeyCalls })}</p>
      )}
      <Card>
        <CardHeader>
          <CardTitle>{t("costPerDay")}</CardTitle>
        </CardHeader>
        <CardContent>
          {providers.length === 0 ? (
            <p className="text-muted-foreground">{t("free")}</p>
          ) : (
            <BarChart
              label={t("costPerDay")}
              category={t("day")}
              series={providers.map((provider) => ({ id: provider, label: name(provider) }))}
              bars={bars(({ costs }) => providers.map((provider) => costs[provider] ?? 0))}
              format={money}
            />
          )}
        </CardContent>
      </Card>
      {total.revenueMicros && total.revenueMicros.value > 0 && (
        <Card>
          <CardHeader>
            <CardTitle>{t("revenuePerDay")}</CardTitle>
          </CardHeader>
          <CardContent>
            <BarChart
              label={t("revenuePerDay")}
              category={t("day")}
              series={[{ id: "revenue", label: t("revenue") }]}
              bars={bars(({ revenueMicros }) => [revenueMicros ?? 0])}
              format={money}
            />
          </CardContent>
        </Card>
      )}
      <UsageTables usage={usage} />
      <PeakHours hours={usage.hours} />
    </>
  );
}
