import { ChartTable } from "./chart-table";

interface HeatMapProps {
  /** What it shows, as the heading of its table. */
  label: string;
  /** What a column stands for, in the table where they are rows: "Hour". */
  category: string;
  rows: { id: string; label: string }[];
  columns: { id: string; label: string }[];
  /** A value for each row and column. */
  values: readonly (readonly number[])[];
  format: (value: number) => string;
  /** Every how many columns one is named. */
  labelEvery?: number;
}

/** The faintest that a cell with anything in it is, so that it is told from one with nothing. */
const faintest = 0.15;

/**
 * Values in two directions as cells of one colour, the more the stronger, drawn on the server. The figures are in a
 * table; on hover each cell tells its own.
 */
export function HeatMap({ label, category, rows, columns, values, format, labelEvery = 3 }: HeatMapProps) {
  const most = Math.max(1, ...values.flat());
  const valueAt = (row: number, column: number) => values[row]?.[column] ?? 0;
  return (
    <figure data-slot="heat-map" className="grid gap-3">
      <div
        aria-hidden
        className="grid gap-0.5 text-muted-foreground text-xs"
        style={{ gridTemplateColumns: `auto repeat(${columns.length}, minmax(0, 1fr))` }}
      >
        {rows.map((row, at) => (
          <div key={row.id} className="contents">
            <span className="pe-2 leading-6">{row.label}</span>
            {columns.map((column, to) => {
              const value = valueAt(at, to);
              return (
                <span
                  key={column.id}
                  title={`${row.label}, ${column.label}: ${format(value)}`}
                  className="relative h-6 overflow-hidden rounded-xs bg-muted"
                >
                  {value > 0 && (
                    <i
                      className="absolute inset-0 bg-primary"
                      style={{ opacity: faintest + (1 - faintest) * (value / most) }}
                    />
                  )}
                </span>
              );
            })}
          </div>
        ))}
        <span />
        {columns.map((column, at) => (
          <span key={column.id} className="overflow-visible whitespace-nowrap">
            {at % labelEvery === 0 && (
              <span className={at % (labelEvery * 2) ? "max-sm:hidden" : ""}>{column.label}</span>
            )}
          </span>
        ))}
      </div>
      <ChartTable
        label={label}
        category={category}
        columns={rows}
        rows={columns.map((column, to) => ({
          ...column,
          values: rows.map((_, at) => format(valueAt(at, to))),
        }))}
      />
    </figure>
  );
}
