"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { ChartTable } from "@/components/shared/chart-table";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { ComparisonHistory as History } from "@/server/modules/competitors/contract";
import { formatDate, formatMoney } from "@/server/platform/i18n/format";

const spans = [30, 90, 365];
/** Lines that can be told apart; the table below has all. */
const tones = ["text-chart-1", "text-chart-2", "text-chart-3", "text-chart-4", "text-chart-5"];

/** What the shops asked for a product over time, each a line of steps. */
export function ComparisonHistory({ productId }: { productId: string }) {
  const t = useTranslations("matching.comparison");
  const api = useTRPC();
  const [days, setDays] = useState(90);
  const history = useQuery(
    api.competitors.getComparisonHistory.queryOptions(
      { productId, days },
      { placeholderData: keepPreviousData },
    ),
  ).data;
  return (
    <Card>
      <CardHeader className="flex flex-wrap items-center justify-between gap-2">
        <CardTitle>{t("history")}</CardTitle>
        <div className="flex gap-1">
          {spans.map((span) => (
            <Button
              key={span}
              size="sm"
              variant={span === days ? "outline" : "ghost"}
              aria-pressed={span === days}
              onClick={() => setDays(span)}
            >
              {t("days", { days: span })}
            </Button>
          ))}
        </div>
      </CardHeader>
      <CardContent>{history ? <Lines history={history} /> : <Skeleton className="h-56" />}</CardContent>
    </Card>
  );
}

function Lines({ history: { lines, currency, from, until } }: { history: History }) {
  const t = useTranslations("matching");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const prices = lines.flatMap(({ points }) => points.flatMap(({ price }) => price ?? []));
  if (prices.length === 0)
    return <p className="py-10 text-center text-muted-foreground">{t("comparison.noHistory")}</p>;
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  const room = Math.max(1, (Math.max(...prices) - Math.min(...prices)) * 0.1);
  const [low, high] = [Math.max(0, Math.min(...prices) - room), Math.max(...prices) + room];
  const x = (at: number) => ((1000 * (at - begin)) / (end - begin)).toFixed(1);
  const y = (price: number) => (1000 * (1 - (price - low) / (high - low))).toFixed(1);
  const money = (price: number) => formatMoney(Math.round(price), currency, locale);
  const pathOf = ({ points }: History["lines"][number]) =>
    points
      .flatMap(({ at, price }, i) => {
        if (price === null) return [];
        const until = points[i + 1]?.at;
        const joined = (points[i - 1]?.price ?? null) !== null;
        return `${joined ? "L" : "M"}${x(Date.parse(at))} ${y(price)}H${x(until ? Date.parse(until) : end)}`;
      })
      .join("");
  return (
    <figure className="grid gap-3">
      <div aria-hidden className="grid grid-cols-[auto_1fr] gap-x-2">
        <div className="flex h-56 flex-col justify-between text-end text-muted-foreground text-xs tabular-nums">
          <span>{money(high)}</span>
          <span>{money((high + low) / 2)}</span>
          <span>{money(low)}</span>
        </div>
        <svg
          viewBox="0 0 1000 1000"
          preserveAspectRatio="none"
          aria-hidden="true"
          className="h-56 w-full border-input border-b rtl:-scale-x-100"
        >
          {lines.map((line, i) => (
            <path
              key={line.productId}
              d={pathOf(line)}
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              strokeDasharray={i < tones.length ? undefined : "4 4"}
              vectorEffect="non-scaling-stroke"
              className={tones[i % tones.length]}
            />
          ))}
        </svg>
        <div className="col-start-2 flex justify-between pt-1 text-muted-foreground text-xs">
          <span>{formatDate(new Date(begin), locale, zone, "day")}</span>
          <span>{formatDate(new Date(end), locale, zone, "day")}</span>
        </div>
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {lines.map(({ productId, shop, title }, i) => (
          <li key={productId} className="flex min-w-0 items-center gap-1.5" title={title}>
            <span aria-hidden className={`h-0.5 w-4 bg-current ${tones[i % tones.length]}`} />
            <bdi className="truncate">{shop}</bdi>
          </li>
        ))}
      </ul>
      <ChartTable
        label={t("comparison.history")}
        category={t("comparison.when")}
        columns={[
          { id: "shop", label: t("fields.shop") },
          { id: "price", label: t("fields.price") },
          { id: "stock", label: t("comparison.stock") },
        ]}
        rows={lines
          .flatMap(({ productId, shop, points }) => points.map((point) => ({ productId, shop, ...point })))
          .sort((a, b) => (a.at < b.at ? 1 : -1))
          .slice(0, 200)
          .map(({ productId, shop, at, price, available }) => ({
            id: `${productId} ${at}`,
            label: formatDate(new Date(at), locale, zone, "datetime"),
            values: [
              shop,
              price === null ? "–" : money(price),
              t(available ? "comparison.available" : "comparison.unavailable"),
            ],
          }))}
      />
    </figure>
  );
}
