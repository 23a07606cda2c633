"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { moved, type Window, within, zoomed } from "./history-window";
import { PriceChart } from "./price-chart";

const spans = ["30", "90", "365", "all"] as const;
const dayMs = 86_400_000;

/** The price history of a product: all of it, or a part that one zooms into by dragging or with the buttons. */
export function PriceHistoryCard({ productId }: { productId: string }) {
  const t = useTranslations("competitors.product");
  const api = useTRPC();
  const [chosen, setChosen] = useState<Window>();
  const [span, setSpan] = useState<(typeof spans)[number]>("all");
  const query = useQuery(api.competitors.getHistory.queryOptions({ productId }));
  const history = query.data;
  if (!history) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton className="h-80 rounded-lg" />
    );
  }
  const to = Date.parse(history.to);
  // A history of minutes is shown over a day, or it would be a dot.
  const whole = { from: Math.min(Date.parse(history.from), to - dayMs), to };
  const shown =
    chosen ?? within(whole, { from: span === "all" ? whole.from : to - Number(span) * dayMs, to });
  const currency = history.points.findLast((point) => point.currency !== null)?.currency;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("history")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <fieldset className="flex w-fit flex-wrap gap-1 rounded-lg bg-muted p-1">
            <legend className="sr-only">{t("span")}</legend>
            {spans.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={!chosen && span === one}
                onClick={() => {
                  setSpan(one);
                  setChosen(undefined);
                }}
                className="rounded-md px-2.5 py-1 text-muted-foreground text-sm hover:text-foreground aria-pressed:bg-card aria-pressed:font-medium aria-pressed:text-foreground aria-pressed:shadow-sm"
              >
                {t(`spans.${one}`)}
              </button>
            ))}
          </fieldset>
          <div className="flex gap-1">
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("earlier")}
              disabled={shown.from <= whole.from}
              onClick={() => setChosen(moved(whole, shown, -1))}
            >
              <ChevronLeft className="rtl:-scale-x-100" aria-hidden />
            </Button>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("later")}
              disabled={shown.to >= whole.to}
              onClick={() => setChosen(moved(whole, shown, 1))}
            >
              <ChevronRight className="rtl:-scale-x-100" aria-hidden />
            </Button>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("zoomIn")}
              onClick={() => setChosen(zoomed(whole, shown))}
            >
              <ZoomIn aria-hidden />
            </Button>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("zoomOut")}
              disabled={!chosen}
              onClick={() => setChosen(undefined)}
            >
              <ZoomOut aria-hidden />
            </Button>
          </div>
        </div>
        {currency ? (
          <PriceChart
            points={history.points}
            currency={currency}
            window={shown}
            onZoom={(wanted) => setChosen(within(whole, wanted))}
          />
        ) : (
          <p className="py-10 text-center text-muted-foreground">{t("noHistory")}</p>
        )}
        <p className="text-muted-foreground text-sm max-sm:hidden">{t("zoom")}</p>
      </CardContent>
    </Card>
  );
}
