import { useTranslations } from "next-intl";
import { ChartTable } from "@/components/shared/chart-table";
import { rangeOf, scalesOf, stepsOf, stretchesOf } from "@/components/shared/timeline/window";
import { ZoomArea } from "@/components/shared/timeline/zoom-area";
import { useZoom, ZoomBar } from "@/components/shared/timeline/zoom-bar";

interface Line {
  id: string;
  label: string;
  /** What held from a moment on; null where there was nothing. Ascending. */
  points: readonly { at: string; price: number | null }[];
  /** The line that the chart is about. */
  strong?: boolean;
}

interface Props {
  label: string;
  lines: readonly Line[];
  from: number;
  until: number;
  /** A band that is shaded: the limits of a price. */
  band: { min: number; max: number };
  format: (price: number) => string;
  date: (at: number) => string;
}

const tones = [
  "text-chart-1",
  "text-chart-2",
  "text-chart-3",
  "text-chart-4",
  "text-chart-5",
  "text-chart-6",
] as const;

const priceAt = ({ points }: Line, at: number) =>
  points.findLast((point) => Date.parse(point.at) <= at)?.price ?? null;

/**
 * What several prices were over time, each until its next change. Time runs as the page is read; the figures are in a
 * table, which screen readers read and anybody can open.
 */
export function StepChart({ label, lines, from, until, band, format, date }: Props) {
  const t = useTranslations("repricing.simulator");
  const zoom = useZoom({ from, to: until });
  const drawn = lines.map((line, n) => ({
    ...line,
    tone: line.strong ? "text-primary-text" : tones[n % tones.length],
    stretches: stretchesOf(line.points, zoom.shown),
  }));
  const prices = drawn.flatMap(({ stretches }) => stretches.map(({ point }) => point.price));
  const range = rangeOf([band.min, band.max, ...prices]);
  if (!range) return null;
  const scales = scalesOf(zoom.shown, range);
  const top = scales.y(band.max) * 1000;
  const moments = new Set(drawn.flatMap(({ stretches }) => stretches.map((stretch) => stretch.from)));
  return (
    <figure className="grid min-w-0 grid-cols-1 gap-3">
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-sm">
        {drawn.map(({ id, label: name, tone }) => (
          <span key={id} className="inline-flex items-center gap-1.5">
            <span className={`h-0.5 w-4 rounded bg-current ${tone}`} aria-hidden />
            <bdi>{name}</bdi>
          </span>
        ))}
      </figcaption>
      <ZoomArea window={zoom.shown} range={range} money={format} onZoom={zoom.show}>
        <svg
          viewBox="0 0 1000 1000"
          preserveAspectRatio="none"
          className="pointer-events-none absolute inset-0 size-full rtl:-scale-x-100"
          aria-hidden="true"
        >
          <rect
            x={0}
            width={1000}
            y={top}
            height={scales.y(band.min) * 1000 - top}
            className="fill-primary-soft"
          />
          {drawn.toReversed().map(({ id, strong, tone, stretches }) => (
            <path
              key={id}
              d={stepsOf(stretches, ({ price }) => price, scales)}
              fill="none"
              stroke="currentColor"
              strokeWidth={strong ? 2.5 : 1.5}
              vectorEffect="non-scaling-stroke"
              className={tone}
            />
          ))}
        </svg>
      </ZoomArea>
      <ZoomBar zoom={zoom} spans={false} />
      <ChartTable
        label={label}
        category={t("moment")}
        columns={lines.map(({ id, label: name }) => ({ id, label: name }))}
        rows={[...moments]
          .sort((a, b) => a - b)
          .map((at) => ({
            id: String(at),
            label: date(at),
            values: lines.map((line) => {
              const price = priceAt(line, at);
              return price === null ? "–" : format(price);
            }),
          }))}
      />
    </figure>
  );
}
