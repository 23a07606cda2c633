"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { ChartTable } from "@/components/shared/chart-table";
import { rangeOf, scalesOf, stepsOf, stretchesOf, type Window } from "@/components/shared/timeline/window";
import { ZoomArea } from "@/components/shared/timeline/zoom-area";
import type { PriceHistory } from "@/server/modules/competitors/contract";
import { formatDate, formatMoney } from "@/server/platform/i18n/format";

type Point = PriceHistory["points"][number];

interface Props {
  points: readonly Point[];
  currency: string;
  window: Window;
  /** Somebody has dragged over a part of it. */
  onZoom: (window: Window) => void;
}

/** Offers that cannot be bought are shaded. */
const cannotBeHad = new Set(["out_of_stock", "discontinued", "gone"]);
const isOut = ({ availability }: Point) => availability !== null && cannotBeHad.has(availability);

/** The price of a product over time, as steps: it holds until it changes. Where it could not be bought is shaded. */
export function PriceChart({ points, currency, window, onZoom }: Props) {
  const t = useTranslations("competitors");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const own = points.filter((point) => point.currency === currency || point.priceMinor === null);
  const stretches = stretchesOf(own, window);
  const range = rangeOf(stretches.map(({ point }) => point.priceMinor));
  if (!range) return <p className="py-10 text-center text-muted-foreground">{t("product.noHistory")}</p>;
  const scales = scalesOf(window, range);
  const { x, y } = scales;
  const money = (price: number) => formatMoney(Math.round(price), currency, locale);
  const when = (at: number) => formatDate(new Date(at), locale, timeZone, "datetime");
  const stock = (point: Point) =>
    point.availability ? t(`availability.${point.availability}`) : t("availability.unknown");
  return (
    <figure className="grid gap-3">
      <ZoomArea window={window} range={range} money={money} onZoom={onZoom}>
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
            d={stepsOf(stretches, ({ priceMinor }) => priceMinor, scales)}
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
                title={`${when(from)}: ${money(point.priceMinor)}, ${stock(point)}`}
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
      </ZoomArea>
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
          label: when(Date.parse(point.at)),
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
