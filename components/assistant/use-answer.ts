"use client";

import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { useTRPCClient } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import type { AskInput, Card } from "@/server/modules/assistant/contract";
import type { Problem } from "@/server/platform/problem";

/** An answer on its way, or why it did not come. */
export interface LiveAnswer {
  phase: "answering" | "stopped" | "failed";
  /** The question, where it is not among the messages yet. */
  question: string | undefined;
  text: string;
  cards: Card[];
  problem: Problem | undefined;
}

interface Events {
  /** The conversation has its id, which a new one gets with its first question. */
  onConversation: (id: string) => void;
  /** Everything is kept on the server; resolves when it is shown. */
  onDone: (id: string) => Promise<unknown>;
  /** The points may have changed. */
  onEnd: () => void;
}

/** Asks one question at a time, and holds what has arrived of its answer. Leaving the page stops it. */
export function useAnswer({ onConversation, onDone, onEnd }: Events) {
  const client = useTRPCClient();
  const [live, setLive] = useState<LiveAnswer>();
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const ask = async (input: z.input<typeof AskInput>) => {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    let answer: LiveAnswer = {
      phase: "answering",
      question: input.text,
      text: "",
      cards: [],
      problem: undefined,
    };
    const show = (change: Partial<LiveAnswer>) => {
      answer = { ...answer, ...change };
      if (abort.current === own) setLive(answer);
    };
    show({});
    try {
      for await (const event of await client.assistant.ask.mutate(input, { signal: own.signal })) {
        if (own.signal.aborted) break;
        if (event.type === "started") onConversation(event.conversationId);
        else if (event.type === "cards") show({ cards: event.cards });
        else if (event.type === "delta") show({ text: answer.text + event.text });
        else {
          await onDone(event.conversationId);
          if (abort.current === own) setLive(undefined);
          onEnd();
          return;
        }
      }
      show({ phase: own.signal.aborted ? "stopped" : "failed" });
    } catch (error) {
      show(own.signal.aborted ? { phase: "stopped" } : { phase: "failed", problem: problemOfError(error) });
    }
    onEnd();
  };
  return { live, ask, stop: () => abort.current?.abort(), forget: () => setLive(undefined) };
}
