import type { ReactNode } from "react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";

interface FiguresTableProps<Row> {
  title: string;
  /** What a row is called, in the first column. */
  name: { label: string; cell: (row: Row) => ReactNode };
  /** What is told of it, in the columns after. */
  figures: { id: string; label: string; cell: (row: Row) => ReactNode }[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Under the table: how something is counted. */
  children?: ReactNode;
}

/** Figures of a few things beside each other, under a heading; cards on a phone. Drawn on the server. */
export function FiguresTable<Row>({ title, name, figures, rows, rowId, children }: FiguresTableProps<Row>) {
  return (
    <Card className="overflow-hidden">
      <CardHeader className="pb-2">
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto focus-visible:-outline-offset-2"
      >
        <table aria-label={title} className="list-table">
          <thead className="max-md:sr-only">
            <tr>
              <th scope="col">{name.label}</th>
              {figures.map(({ id, label }) => (
                <th key={id} scope="col" className="end">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowId(row)}>
                <td className="font-medium">{name.cell(row)}</td>
                {figures.map(({ id, label, cell }) => (
                  <td key={id} data-label={label} className="end">
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {children}
    </Card>
  );
}
