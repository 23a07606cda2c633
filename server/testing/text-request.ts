import type { WritingBrief } from "@/server/modules/ai/prompts/brief";
import type { TextRequest } from "@/server/modules/ai/run-text";
import type { createStore } from "./store";

type Store = Awaited<ReturnType<typeof createStore>>;

/** A text of two points that a store's owner asks for. */
export const textRequest = <T = never>(
  store: Store,
  brief: WritingBrief,
  more: Partial<TextRequest<T>> = {},
): TextRequest<T> => ({
  workspaceId: store.workspace.id,
  actor: store.actor,
  brief,
  points: 2,
  cause: "product-description",
  key: crypto.randomUUID(),
  signal: new AbortController().signal,
  ...more,
});
