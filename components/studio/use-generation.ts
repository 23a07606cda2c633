"use client";

import { useCallback, useEffect, useState } from "react";
import type { z } from "zod";
import { useTRPCClient } from "@/components/api";
import type { GenerateInput } from "@/server/modules/studio/contract";
import { GenerationRuns, type GenerationState } from "./generation-runs";

export interface Generation {
  state: GenerationState;
  start: (order: z.input<typeof GenerateInput>) => Promise<void>;
  /** Stops the writing; the provider's call ends with it, and the points go back. */
  stop: () => void;
}

/**
 * The server learns from the closed connection that nobody reads on, and gives the points back a moment later, in
 * milliseconds.
 */
const settleMs = 1000;

/** Has a text written and holds what has arrived of it. Leaving the page stops it. */
export function useGeneration({ onEnd }: { onEnd: () => void }): Generation {
  const client = useTRPCClient();
  const [state, setState] = useState<GenerationState>({ phase: "idle" });
  const [runs] = useState(() => new GenerationRuns(setState));
  useEffect(() => () => runs.stop(), [runs]);

  const start = useCallback(
    async (order: z.input<typeof GenerateInput>) => {
      const end = await runs.run((signal) => client.studio.generate.mutate(order, { signal }));
      onEnd();
      if (end !== "done") setTimeout(onEnd, settleMs);
    },
    [client, onEnd, runs],
  );
  return { state, start, stop: () => runs.stop() };
}
