import type { ReactNode } from "react";
import { axisMarks, labelEvery } from "./chart-scale";
import { ChartTable } from "./chart-table";

interface BarChartProps {
  /** What the chart shows, as the heading of its table. */
  label: string;
  /** What one bar stands for: "Day". */
  category: string;
  /** The layers of each bar, from the foot up; a single one is painted in the accent. */
  series: { id: string; label: string }[];
  /** One bar: its name on the axis and a value for each of the series. */
  bars: { id: string; label: string; values: number[] }[];
  format: (value: number) => string;
  /** Most labels on the axis at the width the chart has. */
  labels?: number;
}

const colours = ["bg-chart-1", "bg-chart-2", "bg-chart-3", "bg-chart-4", "bg-chart-5", "bg-chart-6"];
const colourOf = (index: number, count: number) =>
  count === 1 ? "bg-primary" : colours[index % colours.length];

/**
 * Bars over time or categories, drawn on the server. The figures are in a table, which screen readers read and
 * anybody can open; on hover each bar tells its own.
 */
export function BarChart({ label, category, series, bars, format, labels = 8 }: BarChartProps): ReactNode {
  const sums = bars.map((bar) => bar.values.reduce((sum, value) => sum + value, 0));
  const marks = axisMarks(Math.max(0, ...sums), 4, sums.every(Number.isInteger) ? 1 : 0);
  const top = marks.at(-1) ?? 1;
  const every = labelEvery(bars.length, labels);
  const tip = (bar: (typeof bars)[number]) =>
    [
      bar.label,
      ...bar.values.map((value, layer) =>
        series.length > 1 ? `${series[layer]?.label}: ${format(value)}` : format(value),
      ),
    ].join("\n");
  return (
    <figure data-slot="bar-chart" className="grid gap-3">
      {series.length > 1 && (
        <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-sm">
          {series.map((one, index) => (
            <span key={one.id} className="inline-flex items-center gap-1.5">
              <span className={`size-2.5 rounded-sm ${colourOf(index, series.length)}`} aria-hidden />
              {one.label}
            </span>
          ))}
        </figcaption>
      )}
      <div aria-hidden className="grid grid-cols-[auto_1fr] gap-x-2">
        <div className="flex h-44 flex-col-reverse justify-between text-end text-muted-foreground text-xs tabular-nums">
          {marks.map((mark) => (
            <span key={mark} className="-my-2 leading-4">
              {format(mark)}
            </span>
          ))}
        </div>
        <div className="relative h-44">
          <div className="absolute inset-0 flex flex-col-reverse justify-between">
            {marks.map((mark) => (
              <span key={mark} className={mark === 0 ? "border-t border-input" : "border-t border-dashed"} />
            ))}
          </div>
          <div className="bars">
            {bars.map((bar, index) => (
              <div key={bar.id}>
                {bar.values.map((value, layer) => (
                  <i
                    key={series[layer]?.id}
                    className={colourOf(layer, series.length)}
                    style={{ height: `${(value / top) * 100}%` }}
                  />
                ))}
                <span className="tip">{tip(bar)}</span>
                {index % every === 0 && (
                  <span className={index % (every * 2) === 0 ? "label" : "label max-sm:hidden"}>
                    {bar.label}
                  </span>
                )}
              </div>
            ))}
          </div>
        </div>
        <div className="col-start-2 h-6" />
      </div>
      <ChartTable
        label={label}
        category={category}
        columns={series}
        rows={bars.map((bar) => ({ ...bar, values: bar.values.map(format) }))}
      />
    </figure>
  );
}
