import { ChartColumn } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "@/components/shared/bar-chart";
import { EmptyState } from "@/components/shared/empty-state";
import { Stat } from "@/components/shared/stat";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { AdminUsage, Provider } from "@/server/modules/ai/contract";
import { providerNames } from "@/server/modules/ai/provider-names";
import { formatDate, formatNumber } from "@/server/platform/i18n/format";
import { formatDuration } from "./duration";
import { formatMicros } from "./usage-figures";

/** What is told of each model. */
const figures = ["calls", "failures", "tokens", "cost", "latency"] as const;

interface Props {
  usage: AdminUsage;
  /** The days that are shown, oldest first, as YYYY-MM-DD. */
  days: string[];
}

/** What AI was used for and cost: in all, day by day, and by model. Drawn on the server. */
export function UsageReport({ usage: { total, days: rows, models }, days }: Props) {
  const t = useTranslations("admin.usage");
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const compact = (value: number) =>
    formatNumber(value, locale, { notation: "compact", maximumFractionDigits: 1 });
  const money = (micros: number) => formatMicros(micros, locale);
  const name = (provider: Provider) =>
    provider === "offline" || provider === "compatible" ? t(provider) : (providerNames[provider] ?? provider);
  if (total.calls === 0) {
    return (
      <Card>
        <EmptyState picture={<ChartColumn />} title={t("empty")} text={t("emptyText")} />
      </Card>
    );
  }
  const providers = [...new Set(models.map((row) => row.provider))];
  const label = (day: string) => formatDate(new Date(`${day}T12:00:00Z`), locale, "UTC", "day");
  const onDay = Map.groupBy(rows, (row) => row.day);
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label={t("cost")} value={money(total.costMicros)} />
        <Stat label={t("calls")} value={number(total.calls)} />
        <Stat label={t("tokens")} value={`${compact(total.inputTokens)} / ${compact(total.outputTokens)}`} />
        <Stat label={t("points")} value={number(total.points)} />
      </div>
      {total.unpriced > 0 && (
        <p className="text-muted-foreground text-sm">{t("unpriced", { count: total.unpriced })}</p>
      )}
      <Card>
        <CardHeader>
          <CardTitle>{t("costPerDay")}</CardTitle>
        </CardHeader>
        <CardContent>
          {total.costMicros === 0 ? (
            <p className="text-muted-foreground">{t("free")}</p>
          ) : (
            <BarChart
              label={t("costPerDay")}
              category={t("day")}
              series={[{ id: "cost", label: t("cost") }]}
              bars={days.map((day) => ({
                id: day,
                label: label(day),
                values: [(onDay.get(day) ?? []).reduce((sum, row) => sum + row.costMicros, 0)],
              }))}
              format={money}
            />
          )}
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t("callsPerDay")}</CardTitle>
        </CardHeader>
        <CardContent>
          <BarChart
            label={t("callsPerDay")}
            category={t("day")}
            series={providers.map((provider) => ({ id: provider, label: name(provider) }))}
            bars={days.map((day) => ({
              id: day,
              label: label(day),
              values: providers.map(
                (provider) => onDay.get(day)?.find((row) => row.provider === provider)?.calls ?? 0,
              ),
            }))}
            format={number}
          />
        </CardContent>
      </Card>
      <Card className="overflow-hidden">
        <CardHeader className="pb-2">
          <CardTitle>{t("byModel")}</CardTitle>
        </CardHeader>
        <table aria-label={t("byModel")} className="list-table">
          <thead className="max-md:sr-only">
            <tr>
              <th scope="col">{t("model")}</th>
              {figures.map((column) => (
                <th key={column} scope="col" className="end">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {models.map((row) => {
              const values: Record<(typeof figures)[number], string> = {
                calls: number(row.calls),
                failures: number(row.failed),
                tokens: `${number(row.inputTokens)} / ${number(row.outputTokens)}`,
                cost: money(row.costMicros),
                latency: row.ok === 0 ? "–" : formatDuration(row.latencyMs, locale),
              };
              return (
                <tr key={`${row.provider} ${row.model}`}>
                  <td>
                    <span className="font-medium">{name(row.provider)}</span>{" "}
                    <bdi className="text-muted-foreground">{row.model}</bdi>
                  </td>
                  {figures.map((column) => (
                    <td key={column} data-label={t(column)} className="end">
                      {values[column]}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </Card>
    </>
  );
}
