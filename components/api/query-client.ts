import { defaultShouldDehydrateQuery, environmentManager, QueryClient } from "@tanstack/react-query";

/** A query client that hands prefetched data, even if still loading, from the server to the browser. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        // A refusal will not change by asking again; a lost connection may, and a page on the server has none.
        retry: (failures, error) =>
          !environmentManager.isServer() && failures < 2 && !("data" in error && error.data),
      },
      dehydrate: {
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}
