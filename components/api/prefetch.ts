import type { FetchQueryOptions, QueryClient, QueryKey } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { cache } from "react";
import { visitor } from "@/server/request/pages";
import { appRouter } from "@/server/trpc/root";
import { makeQueryClient } from "./query-client";

/** The query client of this request, shared by everything that renders in it. */
export const requestQueryClient: () => QueryClient = cache(makeQueryClient);

/** Query options that call the operations in process, for prefetching in a page of a store (or of none). */
export const serverApi = cache((store?: string) =>
  createTRPCOptionsProxy({
    router: appRouter,
    queryClient: requestQueryClient,
    ctx: () => visitor(store),
  }),
);

/** What a page is about, read for it and kept for its components; null where it is not there for who asks. */
export function readOrNull<Read, Failure, Data, Key extends QueryKey>(
  options: FetchQueryOptions<Read, Failure, Data, Key>,
): Promise<Data | null> {
  return requestQueryClient()
    .fetchQuery(options)
    .catch(() => null);
}
