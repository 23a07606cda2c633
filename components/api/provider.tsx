"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchStreamLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "@/server/trpc/root";
import { TRPCProvider } from ".";
import { makeQueryClient } from "./query-client";

let browserClient: QueryClient | undefined;

function queryClientOf(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  browserClient ??= makeQueryClient();
  return browserClient;
}

/**
 * Gives the components below it the API of one store (or of none: account and admin pages).
 * A change of store makes a new client and an empty cache, so that nothing of the one shows in the other.
 */
export function ApiProvider({ store, children }: { store?: string; children: ReactNode }) {
  const [queryClient] = useState(() => (store ? makeQueryClient() : queryClientOf()));
  const [client] = useState(() => {
    const headers = store ? { "x-workspace": store } : undefined;
    return createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (operation) => operation.type === "subscription",
          true: httpSubscriptionLink({
            url: "/api/trpc",
            connectionParams: store ? { workspace: store } : undefined,
          }),
          false: httpBatchStreamLink({ url: "/api/trpc", headers }),
        }),
      ],
    });
  });
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
