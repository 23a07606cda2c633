"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { useZoom, ZoomBar } from "@/components/shared/timeline/zoom-bar";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { PriceHistory } from "@/server/modules/competitors/contract";
import { PriceChart } from "./price-chart";

/** The price history of a product: all of it, or a part that one zooms into by dragging or with the buttons. */
export function PriceHistoryCard({ productId }: { productId: string }) {
  const t = useTranslations("competitors.product");
  const chart = useTranslations("common.chart");
  const api = useTRPC();
  const query = useQuery(api.competitors.getHistory.queryOptions({ productId }));
  if (!query.data) {
    return query.isError ? (
      <QueryError error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton className="h-80 rounded-lg" />
    );
  }
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("history")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <History history={query.data} />
        <p className="text-muted-foreground text-sm max-sm:hidden">{chart("zoom")}</p>
      </CardContent>
    </Card>
  );
}

function History({ history: { from, to, points } }: { history: PriceHistory }) {
  const t = useTranslations("competitors.product");
  const zoom = useZoom({ from: Date.parse(from), to: Date.parse(to) });
  const currency = points.findLast((point) => point.currency !== null)?.currency;
  return (
    <>
      <ZoomBar zoom={zoom} />
      {currency ? (
        <PriceChart points={points} currency={currency} window={zoom.shown} onZoom={zoom.show} />
      ) : (
        <p className="py-10 text-center text-muted-foreground">{t("noHistory")}</p>
      )}
    </>
  );
}
