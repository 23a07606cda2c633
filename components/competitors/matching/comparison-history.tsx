"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { useZoom, ZoomBar } from "@/components/shared/timeline/zoom-bar";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { ComparisonChart } from "./comparison-chart";
import { type ComparedLine, linesOf } from "./comparison-lines";

/** As far back as a history is shown. */
const days = 730;

/** Which history is looked at: of which own variant, and beside which match only, if one was chosen. */
export interface Look {
  variantId: string;
  only: string | null;
}

interface Props {
  productId: string;
  /** The own variants that shops are matched to. */
  variants: readonly { id: string; name: string }[];
  look: Look;
  onLook: (look: Look) => void;
}

/** What an own product and the shops that are matched to it cost over time. */
export function ComparisonHistory({ productId, variants, look, onLook }: Props) {
  const t = useTranslations("matching.comparison");
  const api = useTRPC();
  const history = useQuery(
    api.competitors.getComparisonHistory.queryOptions(
      { productId, variantId: look.variantId, days },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <Card id="history" className="scroll-mt-16">
      <CardHeader className="flex flex-wrap items-center justify-between gap-2">
        <CardTitle>{t("history")}</CardTitle>
        {variants.length > 1 && (
          <NativeSelect
            aria-label={t("variant")}
            className="w-fit max-w-full"
            value={look.variantId}
            onChange={(event) => onLook({ variantId: event.target.value, only: null })}
          >
            {variants.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </CardHeader>
      <CardContent className="grid min-w-0 grid-cols-1 gap-4">
        {history.isError && <QueryError error={history.error} onRetry={() => void history.refetch()} />}
        {history.isPending && <Skeleton className="h-72" />}
        {history.data && (
          <Zoomed
            // Whoever chooses a shop in the table begins with that one alone.
            key={`${look.variantId} ${look.only}`}
            lines={linesOf(history.data)}
            currency={history.data.currency}
            until={Date.parse(history.data.until)}
            only={look.only}
          />
        )}
      </CardContent>
    </Card>
  );
}

interface ZoomedProps {
  lines: readonly ComparedLine[];
  currency: string;
  until: number;
  only: string | null;
}

function Zoomed({ lines, currency, until, only }: ZoomedProps) {
  const t = useTranslations("common.chart");
  const begun = lines.flatMap(({ points: [first] }) => (first ? [Date.parse(first.at)] : []));
  const zoom = useZoom({ from: Math.min(until, ...begun), to: until }, "90");
  return (
    <>
      <ZoomBar zoom={zoom} />
      <ComparisonChart lines={lines} currency={currency} window={zoom.shown} onZoom={zoom.show} only={only} />
      <p className="text-muted-foreground text-sm max-sm:hidden">{t("zoom")}</p>
    </>
  );
}
