import { type Column, type SQL, sql } from "drizzle-orm";

/** Median, 95th and 99th percentile of a figure, over the rows where a condition holds. */
export const percentiles = (of: Column, where: SQL) =>
  sql<
    number[] | null
  >`percentile_cont(array[0.5, 0.95, 0.99]) within group (order by ${of}) filter (where ${where})`;

/** The three by their names, rounded; null where there was no row. */
export const namedPercentiles = (values: number[] | null) => {
  const [p50, p95, p99] = (values ?? []).map(Math.round);
  return p50 === undefined || p95 === undefined || p99 === undefined ? null : { p50, p95, p99 };
};
