"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/api";
import { useStore } from "@/components/workspace/store-context";
import type { Task } from "@/server/modules/ai/contract";

/** Whether a task is done with the store's own key, and so for no points; no while that is not known. */
export function useOwnKey(task: Task): boolean {
  const api = useTRPC();
  const store = useStore();
  const { data } = useQuery(api.ai.listTasks.queryOptions({}, { enabled: store.can("ai.use") }));
  return data?.items.find((offer) => offer.task === task)?.ownKey ?? false;
}
