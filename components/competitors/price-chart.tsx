"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { type PointerEvent, useRef, useState } from "react";
import { ChartTable } from "@/components/shared/chart-table";
import type { PriceHistory } from "@/server/modules/competitors/contract";
import { formatDate, formatMoney } from "@/server/platform/i18n/format";
import { isOut, rangeOf, stretchesOf, type Window } from "./history-window";

interface Props {
  points: PriceHistory["points"];
  currency: string;
  window: Window;
  /** Somebody has dragged over a part of it. */
  onZoom: (window: Window) => void;
}

const dates = 4;
/** Drags shorter than this share of the chart are clicks. */
const shortest = 0.02;

/** The price of a product over time, as steps: it holds until it changes. Where it could not be bought is shaded. */
export function PriceChart({ points, currency, window, onZoom }: Props) {
  const t = useTranslations("competitors");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const area = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ from: number; to: number }>();
  const own = points.filter((point) => point.currency === currency || point.priceMinor === null);
  const stretches = stretchesOf(own, window);
  const range = rangeOf(stretches);
  if (!range) return <p className="py-10 text-center text-muted-foreground">{t("product.noHistory")}</p>;
  const { low, high } = range;
  const x = (at: number) => (at - window.from) / (window.to - window.from);
  const y = (price: number) => 1 - (price - low) / (high - low);
  const money = (price: number) => formatMoney(Math.round(price), currency, locale);
  const when = (at: number, style: "day" | "datetime" = "day") =>
    formatDate(new Date(at), locale, timeZone, style);
  const stock = (point: (typeof own)[number]) =>
    point.availability ? t(`availability.${point.availability}`) : t("availability.unknown");

  /** Where the pointer is, from 0 to 1 in the direction of reading. */
  const place = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    if (!box || box.width === 0) return 0;
    const share = (event.clientX - box.left) / box.width;
    const read = getComputedStyle(event.currentTarget).direction === "rtl" ? 1 - share : share;
    return Math.min(1, Math.max(0, read));
  };
  const time = (share: number) => window.from + share * (window.to - window.from);
  const release = () => {
    if (drag && Math.abs(drag.to - drag.from) > shortest) {
      onZoom({ from: time(Math.min(drag.from, drag.to)), to: time(Math.max(drag.from, drag.to)) });
    }
    setDrag(undefined);
  };

  const path = stretches
    .flatMap(({ point: { priceMinor }, from, to }, n) => {
      if (priceMinor === null) return [];
      const joined = n > 0 && stretches[n - 1]?.point.priceMinor !== null;
      const height = (y(priceMinor) * 1000).toFixed(1);
      return [`${joined ? "L" : "M"}${(x(from) * 1000).toFixed(1)} ${height}H${(x(to) * 1000).toFixed(1)}`];
    })
    .join("");
  return (
    <figure className="grid gap-3">
      <div aria-hidden className="grid select-none grid-cols-[auto_1fr] gap-x-2">
        <div className="flex h-56 flex-col justify-between text-end text-muted-foreground text-xs tabular-nums">
          {[high, (high + low) / 2, low].map((price) => (
            <span key={price} className="-my-2 leading-4">
              {money(price)}
            </span>
          ))}
        </div>
        <div
          ref={area}
          className="relative h-56 cursor-crosshair touch-pan-y overflow-hidden border-input border-b"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            const at = place(event);
            setDrag({ from: at, to: at });
          }}
          onPointerMove={(event) => drag && setDrag({ from: drag.from, to: place(event) })}
          onPointerUp={release}
          onPointerCancel={() => setDrag(undefined)}
        >
          <span className="absolute inset-x-0 top-0 border-t border-dashed" />
          <span className="absolute inset-x-0 top-1/2 border-t border-dashed" />
          {stretches.map(
            ({ point, from, to }) =>
              isOut(point) && (
                <span
                  key={`out ${point.at}`}
                  title={stock(point)}
                  className="absolute inset-y-0 bg-warning-soft"
                  style={{ insetInlineStart: `${x(from) * 100}%`, width: `${(x(to) - x(from)) * 100}%` }}
                />
              ),
          )}
          <svg
            viewBox="0 0 1000 1000"
            preserveAspectRatio="none"
            aria-hidden="true"
            className="pointer-events-none absolute inset-0 size-full overflow-visible rtl:-scale-x-100"
          >
            <path
              d={path}
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              vectorEffect="non-scaling-stroke"
              className="text-primary"
            />
          </svg>
          {stretches.map(
            ({ point, from }) =>
              point.priceMinor !== null &&
              Date.parse(point.at) >= window.from && (
                <span
                  key={point.at}
                  title={`${when(from, "datetime")}: ${money(point.priceMinor)}, ${stock(point)}`}
                  className="absolute -ms-2 -mt-2 grid size-4 place-items-center"
                  style={{ insetInlineStart: `${x(from) * 100}%`, top: `${y(point.priceMinor) * 100}%` }}
                >
                  <i
                    className={`block size-2 rounded-full border-2 border-card ${
                      point.listPriceMinor === null ? "bg-primary" : "bg-chart-2"
                    }`}
                  />
                </span>
              ),
          )}
          {drag && (
            <span
              className="absolute inset-y-0 bg-primary/15"
              style={{
                insetInlineStart: `${Math.min(drag.from, drag.to) * 100}%`,
                width: `${Math.abs(drag.to - drag.from) * 100}%`,
              }}
            />
          )}
        </div>
        <div className="col-start-2 flex justify-between pt-1 text-muted-foreground text-xs">
          {Array.from(
            { length: dates },
            (_, n) => window.from + ((window.to - window.from) * n) / (dates - 1),
          ).map((at) => (
            <span key={at}>{when(at)}</span>
          ))}
        </div>
      </div>
      <ChartTable
        label={t("product.changes")}
        category={t("job.when")}
        columns={[
          { id: "price", label: t("products.price") },
          { id: "before", label: t("product.fields.compareAt") },
          { id: "stock", label: t("products.stock") },
        ]}
        rows={[...stretches].reverse().map(({ point }) => ({
          id: point.at,
          label: when(Date.parse(point.at), "datetime"),
          values: [
            point.priceMinor === null ? "–" : money(point.priceMinor),
            point.listPriceMinor === null ? "–" : money(point.listPriceMinor),
            stock(point),
          ],
        }))}
      />
    </figure>
  );
}
