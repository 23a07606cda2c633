"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { useStore } from "@/components/workspace/store-context";
import type { RenderingDetail } from "@/server/modules/studio/contract";

/**
 * What the forms that order a picture share: the balance, what was made last, and whether it is still what is wished.
 * @param wish JSON of what is wished for now; undefined while something is missing
 */
export function usePictureOrder(wish: string | undefined) {
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const [done, setDone] = useState<{ detail: RenderingDetail; of: string }>();
  const balance = useQuery(api.wallet.getBalance.queryOptions({}, { enabled: store.can("wallet.read") }));
  const finished = done && done.of === wish ? done.detail : undefined;
  const detail = useQuery(
    api.studio.getRendering.queryOptions({ id: finished?.id ?? "" }, { enabled: finished !== undefined }),
  );
  return {
    /** What was made last, whatever is wished now. */
    last: done?.detail,
    /** What was made of just this wish, as it is now. */
    finished: finished && (detail.data ?? finished),
    price: { balance: balance.data?.available, walletHref: `${store.path}/wallet` },
    /** For the mutation that makes the picture. */
    handlers: {
      onSuccess: (made: RenderingDetail) => setDone({ detail: made, of: wish ?? "" }),
      onError: toastProblem,
      onSettled: () => {
        void queryClient.invalidateQueries({ queryKey: api.wallet.pathKey() });
        void queryClient.invalidateQueries({ queryKey: api.studio.pathKey() });
      },
    },
  };
}
