"use client";

import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { useTRPCClient } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import type { AdNetwork, WriteAdInput } from "@/server/modules/studio/contract";
import type { Problem } from "@/server/platform/problem";

/** How far the ad of a network has come. */
export interface NetworkRun {
  network: AdNetwork;
  state: "waiting" | "writing" | "done" | "failed" | "stopped";
  problem?: Problem | undefined;
}

export interface AdRun {
  networks: NetworkRun[];
  /** The set that what was written is in. */
  id: string | undefined;
  running: boolean;
}

type Order = Omit<z.input<typeof WriteAdInput>, "network" | "id">;

/** Has the ads of an order written, one network after the other. Leaving the page stops it; what is written stays. */
export function useAdRun({ onEnd }: { onEnd: () => void }) {
  const client = useTRPCClient();
  const [run, setRun] = useState<AdRun>({ networks: [], id: undefined, running: false });
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const start = async (order: Order) => {
    const own = new AbortController();
    abort.current = own;
    let id: string | undefined;
    let networks: NetworkRun[] = order.options.networks.map((network) => ({ network, state: "waiting" }));
    const show = (network: AdNetwork, change: Partial<NetworkRun>, running = true) => {
      networks = networks.map((one) => (one.network === network ? { ...one, ...change } : one));
      setRun({ networks, id, running });
    };
    for (const network of order.options.networks) {
      if (own.signal.aborted) {
        show(network, { state: "stopped" });
        continue;
      }
      show(network, { state: "writing" });
      try {
        const written = await client.studio.writeAd.mutate(
          { ...order, network, ...(id !== undefined && { id }) },
          { signal: own.signal },
        );
        id = written.id;
        show(network, { state: "done" });
      } catch (error) {
        show(
          network,
          own.signal.aborted ? { state: "stopped" } : { state: "failed", problem: problemOfError(error) },
        );
      }
    }
    setRun({ networks, id, running: false });
    onEnd();
    return id;
  };
  return { run, start, stop: () => abort.current?.abort() };
}
