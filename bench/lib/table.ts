/** One line of the result: what was measured, against what, and what is demanded. */
export interface Row {
  what: string;
  ours: string;
  against: string;
  value: number;
  bound: number;
  /** Which side of the bound is good. */
  sense: "at least" | "at most";
  unit?: string;
}

export const holds = ({ value, bound, sense }: Row): boolean =>
  sense === "at least" ? value >= bound : value <= bound;

/** Rows as a table for a terminal, told as they come: the header once, then each. */
function line(cells: string[], widths = [34, 42, 42, 16, 18, 6]): string {
  return cells
    .map((cell, i) => cell.padEnd(widths[i] ?? 0))
    .join("  ")
    .trimEnd();
}

export const header = line(["what", "Rooz", "against", "measured", "demanded", ""]);

export function cellsOf(row: Row): string {
  const unit = row.unit ? ` ${row.unit}` : " x";
  const digits = row.unit ? 1 : 2;
  return line([
    row.what,
    row.ours,
    row.against,
    `${row.value.toFixed(digits)}${unit}`,
    `${row.sense} ${row.bound}${unit}`,
    holds(row) ? "ok" : "MISSED",
  ]);
}
