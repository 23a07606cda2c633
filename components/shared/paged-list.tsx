"use client";

import { DataList, type DataListProps } from "./data-list";
import { type Paged, pagedRows } from "./list/paged";

interface PagedListProps<Row extends { id: string }>
  extends Omit<DataListProps<Row>, "rows" | "rowId" | "total" | "more" | "error"> {
  /** The query, as `useInfiniteQuery` gives it; pages may say how many rows there are in all. */
  list: Paged<Row>;
}

/** A list of rows with ids that the API gives page by page: loading, what went wrong, and the way to more. */
export function PagedList<Row extends { id: string }>({ list, ...shown }: PagedListProps<Row>) {
  return (
    <DataList
      {...shown}
      {...pagedRows(list)}
      rowId={(row) => row.id}
      total={list.data?.pages[0]?.total ?? undefined}
    />
  );
}
