import { useTranslations } from "next-intl";
import { ChartTable } from "@/components/shared/chart-table";

interface Line {
  id: string;
  label: string;
  /** What held from a moment on (in milliseconds); null where there was nothing. Ascending. */
  points: readonly { at: number; value: number | null }[];
  /** The line that the chart is about. */
  strong?: boolean;
}

interface Props {
  label: string;
  lines: readonly Line[];
  from: number;
  until: number;
  /** A band that is shaded: the limits of a price. */
  band?: { min: number; max: number } | null;
  format: (value: number) => string;
  date: (at: number) => string;
}

const width = 600;
const height = 200;
const colours = [
  "text-chart-1",
  "text-chart-2",
  "text-chart-3",
  "text-chart-4",
  "text-chart-5",
  "text-chart-6",
] as const;

const valueAt = ({ points }: Line, at: number) => points.findLast((point) => point.at <= at)?.value ?? null;

/** A path of steps: a value stands until the next one, and a gap is a gap. */
function steps(
  { points }: Line,
  until: number,
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  return points
    .flatMap(({ at, value }, index) => {
      if (value === null) return [];
      const end = points[index + 1]?.at ?? until;
      const joined = index > 0 && points[index - 1]?.value !== null;
      return [`${joined ? "L" : "M"}${x(at).toFixed(1)} ${y(value).toFixed(1)}H${x(end).toFixed(1)}`];
    })
    .join("");
}

/**
 * What several values were over time, each until its next change. Time runs as the page is read; the figures are in a
 * table, which screen readers read and anybody can open.
 */
export function StepChart({ label, lines, from, until, band, format, date }: Props) {
  const t = useTranslations("repricing.simulator");
  const values = lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  if (values.length === 0) return null;
  const low = Math.min(...values, ...(band ? [band.min] : []));
  const high = Math.max(...values, ...(band ? [band.max] : []));
  const room = Math.max(1, (high - low) * 0.08);
  const x = (at: number) => ((at - from) / Math.max(1, until - from)) * width;
  const y = (value: number) => height - ((value - low + room) / (high - low + 2 * room)) * height;
  const colourOf = (index: number) =>
    lines[index]?.strong ? "text-primary-text" : colours[index % colours.length];
  const moments = [...new Set(lines.flatMap(({ points }) => points.map(({ at }) => at)))].sort(
    (a, b) => a - b,
  );
  return (
    <figure className="grid gap-3">
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-sm">
        {lines.map((line, index) => (
          <span key={line.id} className="inline-flex items-center gap-1.5">
            <span className={`h-0.5 w-4 rounded bg-current ${colourOf(index)}`} aria-hidden />
            <bdi>{line.label}</bdi>
          </span>
        ))}
      </figcaption>
      <div aria-hidden className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div className="flex h-48 flex-col justify-between text-end text-muted-foreground text-xs tabular-nums">
          <span>{format(high)}</span>
          <span>{format(low)}</span>
        </div>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="h-48 w-full rounded-md border rtl:-scale-x-100"
          aria-hidden="true"
        >
          {band && (
            <rect
              x={0}
              width={width}
              y={y(band.max)}
              height={y(band.min) - y(band.max)}
              className="fill-primary-soft"
            />
          )}
          {lines.map((line, index) => (
            <path
              key={line.id}
              d={steps(line, until, x, y)}
              fill="none"
              stroke="currentColor"
              strokeWidth={line.strong ? 2.5 : 1.5}
              vectorEffect="non-scaling-stroke"
              className={colourOf(index)}
            />
          ))}
        </svg>
        <div className="col-start-2 flex justify-between pt-1 text-muted-foreground text-xs">
          <span>{date(from)}</span>
          <span>{date(until)}</span>
        </div>
      </div>
      <ChartTable
        label={label}
        category={t("moment")}
        columns={lines.map(({ id, label: name }) => ({ id, label: name }))}
        rows={moments.map((at) => ({
          id: String(at),
          label: date(at),
          values: lines.map((line) => {
            const value = valueAt(line, at);
            return value === null ? "–" : format(value);
          }),
        }))}
      />
    </figure>
  );
}
