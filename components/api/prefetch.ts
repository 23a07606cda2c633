import type { FetchQueryOptions, QueryClient, QueryKey } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { cache } from "react";
import { visitor } from "@/server/request/pages";
import { appRouter } from "@/server/trpc/root";
import { orNull } from "./or-null";
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

/**
 * What a page is about, read for it and kept for its components; null where there is no such thing. To whoever may
 * not read it the page says so; a read that failed is the page's failure, which offers to try again.
 */
export const readOrNull = <Read, Failure, Data, Key extends QueryKey>(
  options: FetchQueryOptions<Read, Failure, Data, Key>,
): Promise<Data | null> => orNull(requestQueryClient().fetchQuery(options));
