"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { useTRPCClient } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import type { GenerateInput } from "@/server/modules/studio/contract";
import type { Problem } from "@/server/platform/problem";

type State =
  | { phase: "idle" }
  | { phase: "writing"; text: string }
  | { phase: "done"; generationId: string }
  | { phase: "stopped"; text: string }
  | { phase: "failed"; text: string; problem: Problem | undefined };

export interface Generation {
  state: State;
  start: (order: z.input<typeof GenerateInput>) => Promise<void>;
  /** Stops the writing; the provider's call ends with it, and the points go back. */
  stop: () => void;
}

/** Has a text written and holds what has arrived of it. Leaving the page stops it. */
export function useGeneration({ onEnd }: { onEnd: () => void }): Generation {
  const client = useTRPCClient();
  const [state, setState] = useState<State>({ phase: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    async (order: z.input<typeof GenerateInput>) => {
      const stop = new AbortController();
      running.current?.abort();
      running.current = stop;
      let text = "";
      setState({ phase: "writing", text });
      try {
        const events = await client.studio.generate.mutate(order, { signal: stop.signal });
        for await (const event of events) {
          if (stop.signal.aborted) break;
          if (event.type === "delta") {
            text += event.text;
            setState({ phase: "writing", text });
          } else if (event.type === "done") {
            setState({ phase: "done", generationId: event.generationId });
          }
        }
      } catch (error) {
        setState(
          stop.signal.aborted
            ? { phase: "stopped", text }
            : { phase: "failed", text, problem: problemOfError(error) },
        );
      }
      if (stop.signal.aborted) {
        setState({ phase: "stopped", text });
        // The server learns of it from the closed connection, and gives the points back a moment later.
        setTimeout(onEnd, 1000);
      }
      onEnd();
    },
    [client, onEnd],
  );
  return { state, start, stop: () => running.current?.abort() };
}
