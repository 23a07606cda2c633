"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { TRPCProvider } from ".";
import { clientOf } from "./client";
import { useApi } from "./provider";
import { makeQueryClient } from "./query-client";

/** Gives the components below it the API's client, and the cache of what it has answered. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  api.cache ??= makeQueryClient();
  return (
    <QueryClientProvider client={api.cache}>
      <TRPCProvider trpcClient={clientOf(api)} queryClient={api.cache}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
