"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "@/components/api";
import { useStore } from "@/components/workspace/store-context";

/** What can be spent, in points (undefined while it is not known), and how all is read again that an order changes. */
export function useWallet() {
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const balance = useQuery(api.wallet.getBalance.queryOptions({}, { enabled: store.can("wallet.read") }));
  const refresh = useCallback(() => {
    for (const touched of [api.studio, api.wallet, api.catalog]) {
      void queryClient.invalidateQueries({ queryKey: touched.pathKey() });
    }
  }, [api, queryClient]);
  return { wallet: balance.data?.available, refresh };
}
