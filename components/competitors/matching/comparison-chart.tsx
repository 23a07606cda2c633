"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { ChartTable } from "@/components/shared/chart-table";
import {
  rangeOf,
  type Stretch,
  scalesOf,
  stepsOf,
  stretchesOf,
  type Window,
} from "@/components/shared/timeline/window";
import { ZoomArea } from "@/components/shared/timeline/zoom-area";
import { Button } from "@/components/ui/button";
import { formatDate, formatMoney } from "@/server/platform/i18n/format";
import { type ComparedLine, type ComparedPoint, isPromotion, pointAt } from "./comparison-lines";

interface Props {
  lines: readonly ComparedLine[];
  currency: string;
  window: Window;
  onZoom: (window: Window) => void;
  /** The shop to begin with, beside the own price; null for all. */
  only: string | null;
}

/** The table under the chart has the latest changes; who wants earlier ones looks at an earlier part. */
const mostRows = 500;

type Drawn = ComparedLine & { stretches: Stretch<ComparedPoint>[] };

/**
 * The own price beside those of other shops, as steps. A line is dotted where the product could not be bought, and has a
 * diamond where a promotion began. The list above says what each asked at the moment that is pointed at.
 */
export function ComparisonChart({ lines, currency, window, onZoom, only }: Props) {
  const t = useTranslations("matching");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(only ? lines.flatMap(({ id, shop }) => (shop === null || id === only ? [] : id)) : []),
  );
  const [pointed, setPointed] = useState<number>();
  const money = (price: number) => formatMoney(Math.round(price), currency, locale);
  const when = (at: number) => formatDate(new Date(at), locale, timeZone, "datetime");
  const drawn: Drawn[] = lines
    .filter(({ id }) => !hidden.has(id))
    .map((line) => ({ ...line, stretches: stretchesOf(line.points, window) }));
  const range = rangeOf(drawn.flatMap(({ stretches }) => stretches.map(({ point }) => point.price)));
  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
  };
  return (
    <figure className="grid min-w-0 grid-cols-1 gap-3">
      <fieldset className="flex min-w-0 flex-wrap items-center gap-1.5">
        <legend className="sr-only">{t("comparison.lines")}</legend>
        {lines.map((line) => {
          const price = pointAt(line, pointed ?? window.to)?.price ?? null;
          return (
            <button
              key={line.id}
              type="button"
              aria-pressed={!hidden.has(line.id)}
              title={line.title ?? undefined}
              onClick={() => toggle(line.id)}
              className="inline-flex min-w-0 max-w-full items-center gap-1.5 rounded-md border px-2 py-1 text-sm hover:bg-muted aria-[pressed=false]:border-dashed aria-[pressed=false]:text-muted-foreground"
            >
              <span
                aria-hidden
                className={`w-4 shrink-0 rounded bg-current ${line.tone} ${line.shop === null ? "h-1" : "h-0.5"}`}
              />
              <bdi className="truncate">{line.shop ?? t("comparison.ownPrice")}</bdi>
              <span className="shrink-0 font-medium tabular-nums">{price === null ? "–" : money(price)}</span>
            </button>
          );
        })}
        {hidden.size > 0 && (
          <Button variant="ghost" size="sm" onClick={() => setHidden(new Set())}>
            {t("comparison.showAll")}
          </Button>
        )}
      </fieldset>
      <p aria-hidden className="min-h-5 text-muted-foreground text-sm">
        {when(pointed ?? window.to)}
      </p>
      {range ? (
        <ZoomArea window={window} range={range} money={money} onZoom={onZoom} onPoint={setPointed}>
          <Steps drawn={drawn} scales={scalesOf(window, range)} window={window} pointed={pointed} />
        </ZoomArea>
      ) : (
        <p className="py-10 text-center text-muted-foreground">{t("comparison.noHistory")}</p>
      )}
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-sm">
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="w-4 border-current border-t-2 border-dotted" />
          {t("comparison.unavailable")}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="size-2 rotate-45 bg-current" />
          {t("comparison.promotion")}
        </span>
      </p>
      <Changes drawn={drawn} money={money} when={when} />
    </figure>
  );
}

interface StepsProps {
  drawn: readonly Drawn[];
  scales: ReturnType<typeof scalesOf>;
  window: Window;
  pointed: number | undefined;
}

/** The lines themselves, the own one on top. */
function Steps({ drawn, scales, window, pointed }: StepsProps) {
  const { x, y } = scales;
  return (
    <>
      <svg
        viewBox="0 0 1000 1000"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="pointer-events-none absolute inset-0 size-full overflow-visible rtl:-scale-x-100"
      >
        {drawn.toReversed().map(({ id, shop, tone, stretches }) => (
          <g
            key={id}
            className={tone}
            fill="none"
            stroke="currentColor"
            strokeWidth={shop === null ? 3 : 1.75}
          >
            <path
              d={stepsOf(stretches, ({ price, available }) => (available ? price : null), scales)}
              vectorEffect="non-scaling-stroke"
            />
            <path
              d={stepsOf(stretches, ({ price, available }) => (available ? null : price), scales)}
              vectorEffect="non-scaling-stroke"
              strokeDasharray="1 5"
              strokeLinecap="round"
            />
          </g>
        ))}
      </svg>
      {drawn.flatMap(({ id, tone, stretches }) =>
        stretches.map(
          ({ point, from }, n) =>
            isPromotion(point) &&
            !(n > 0 && isPromotion(stretches[n - 1]?.point ?? point)) &&
            from > window.from && (
              <span
                key={`${id} ${point.at}`}
                className={`pointer-events-none absolute -ms-1 -mt-1 size-2 rotate-45 bg-current ring-2 ring-card ${tone}`}
                style={{ insetInlineStart: `${x(from) * 100}%`, top: `${y(point.price ?? 0) * 100}%` }}
              />
            ),
        ),
      )}
      {pointed !== undefined && (
        <span
          className="pointer-events-none absolute inset-y-0 border-s border-foreground/40"
          style={{ insetInlineStart: `${x(pointed) * 100}%` }}
        />
      )}
    </>
  );
}

interface ChangesProps {
  drawn: readonly Drawn[];
  money: (price: number) => string;
  when: (at: number) => string;
}

/** The same as a table, newest first. */
function Changes({ drawn, money, when }: ChangesProps) {
  const t = useTranslations("matching");
  const amount = (price: number | null) => (price === null ? "–" : money(price));
  const rows = drawn
    .flatMap(({ id, shop, stretches }) => stretches.map(({ point, from }) => ({ id, shop, point, from })))
    .sort((a, b) => b.from - a.from)
    .slice(0, mostRows);
  const nameOf = (shop: string | null, { cause }: ComparedPoint) => {
    if (shop !== null) return shop;
    if (cause === null) return t("comparison.ownPrice");
    return t("comparison.ownBy", { cause: t(`comparison.causes.${cause}`) });
  };
  return (
    <ChartTable
      label={t("comparison.history")}
      category={t("comparison.when")}
      columns={[
        { id: "shop", label: t("fields.shop") },
        { id: "price", label: t("fields.price") },
        { id: "before", label: t("comparison.before") },
        { id: "stock", label: t("comparison.stock") },
      ]}
      rows={rows.map(({ id, shop, point, from }) => ({
        id: `${id} ${point.at}`,
        label: when(from),
        values: [
          nameOf(shop, point),
          amount(point.price),
          isPromotion(point) ? amount(point.listPrice) : "–",
          shop === null ? "–" : t(point.available ? "comparison.available" : "comparison.unavailable"),
        ],
      }))}
    />
  );
}
