import { QueryError } from "@/components/api/query-error";

/** A query of the API that comes page by page, as far as a list needs to know it. */
export interface Paged<Row> {
  data: { pages: { items: Row[]; total?: number | null }[] } | undefined;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isError: boolean;
  error: unknown;
  fetchNextPage: () => Promise<unknown>;
  refetch: () => Promise<unknown>;
}

/** How a list asks for its next page: by the cursor that came with the last one. */
export const byCursor = {
  getNextPageParam: <Cursor,>(page: { nextCursor: Cursor | null }) => page.nextCursor ?? undefined,
};

/** What a DataList is told of a list that comes page by page: its rows so far, the way to more, what went wrong. */
export function pagedRows<Row>(list: Paged<Row>) {
  return {
    rows: list.data?.pages.flatMap((page) => page.items),
    more: {
      available: list.hasNextPage,
      loading: list.isFetchingNextPage,
      show: () => void list.fetchNextPage(),
    },
    error: list.isError ? <QueryError error={list.error} onRetry={() => void list.refetch()} /> : undefined,
  };
}
