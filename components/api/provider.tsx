"use client";

import type { QueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useState } from "react";
import type { ApiClient } from "./client";

/**
 * The API of one store, or of none (account and admin pages). Its client and its cache are made by the first page
 * that needs them, and stay while one goes from page to page of the store.
 */
export interface Api {
  readonly store: string | undefined;
  client?: ApiClient;
  cache?: QueryClient;
}

const ApiContext = createContext<Api | null>(null);

/**
 * Says whose API the components below it speak to. It brings none of the code for that: `Page` does.
 * A change of store makes a new client and an empty cache, so that nothing of the one shows in the other.
 */
export function ApiProvider({ store, children }: { store?: string; children: ReactNode }) {
  const [api] = useState<Api>(() => ({ store }));
  return <ApiContext value={api}>{children}</ApiContext>;
}

/** Whose API is spoken to here. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error("useApi is for what stands in an ApiProvider");
  return api;
}
