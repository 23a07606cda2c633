import { useTranslations } from "next-intl";

interface ChartTableProps {
  /** What the chart shows. */
  label: string;
  /** What a row stands for: "Day". */
  category: string;
  columns: { id: string; label: string }[];
  /** A value for each of the columns, formatted. */
  rows: { id: string; label: string; values: string[] }[];
}

/** The figures of a chart as a table, which screen readers read and anybody can open. */
export function ChartTable({ label, category, columns, rows }: ChartTableProps) {
  const t = useTranslations("common.chart");
  return (
    <details className="group/table">
      <summary className="w-fit rounded-sm text-muted-foreground text-sm hover:text-foreground">
        {t("asTable")}
      </summary>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="mt-2 max-h-72 overflow-auto rounded-md border"
      >
        <table className="w-full tabular-nums">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr className="border-b bg-muted/40 text-muted-foreground text-sm">
              <th scope="col" className="h-8 px-3 text-start font-medium">
                {category}
              </th>
              {columns.map((one) => (
                <th key={one.id} scope="col" className="px-3 text-end font-medium">
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="border-b last:border-0">
                <th scope="row" className="h-8 px-3 text-start font-normal">
                  {row.label}
                </th>
                {row.values.map((value, at) => (
                  <td key={columns[at]?.id} className="px-3 text-end">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
