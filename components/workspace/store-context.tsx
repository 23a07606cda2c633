"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Permission } from "@/server/operations/permissions";

/** The store that the pages below work in, as the layout knows it. */
export interface StoreInfo {
  slug: string;
  name: string;
  currency: string;
  timezone: string;
  locale: string;
  role: string;
  permissions: Permission[];
  user: { id: string; name: string; email: string };
}

interface Store extends StoreInfo {
  /** Where the store's pages begin. */
  path: string;
  /** Whether the person may; what they may not is not offered, and refused by the server anyway. */
  can: (permission: Permission) => boolean;
}

const StoreContext = createContext<Store | null>(null);

export function StoreProvider({ store, children }: { store: StoreInfo; children: ReactNode }) {
  const value = useMemo<Store>(() => {
    const allowed = new Set(store.permissions);
    return { ...store, path: `/store/${store.slug}`, can: (permission) => allowed.has(permission) };
  }, [store]);
  return <StoreContext value={value}>{children}</StoreContext>;
}

/** The store that this page works in. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error("useStore is for pages of a store");
  return store;
}
