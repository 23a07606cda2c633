"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/api";
import type { LiveEvent } from "@/server/modules/live/contract";
import type { Task } from "@/server/modules/tasks/contract";

type TaskListener = (task: Task) => void;

interface Live {
  unread: number;
  /** Hears every change of a long work of the store, until the returned function is called. */
  onTask: (listener: TaskListener) => () => void;
}

const LiveContext = createContext<Live | null>(null);

/**
 * One connection a page, over which the store tells what happens. It resumes by itself where it broke off:
 * nothing is missing then, and nothing comes twice.
 */
export function LiveProvider({ unread: initial, children }: { unread: number; children: ReactNode }) {
  const api = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [unread, setUnread] = useState(initial);
  const [listeners] = useState(() => new Set<TaskListener>());

  useEffect(() => {
    let connected = false;
    const hear = (event: LiveEvent) => {
      if (event.type === "task") {
        for (const listener of listeners) listener(event.task);
        return;
      }
      setUnread(event.unread);
      // A long work that ended has changed what is shown; after a lost connection anything may have.
      const missed = event.type === "ready" && connected;
      connected = true;
      if (event.type === "notification" || missed) void queryClient.invalidateQueries();
      else if (event.type === "read")
        void queryClient.invalidateQueries({ queryKey: api.notifications.pathKey() });
    };
    const subscription = client.live.subscribe.subscribe(
      {},
      { onData: (item) => hear("data" in item ? (item.data as LiveEvent) : (item as LiveEvent)) },
    );
    return () => subscription.unsubscribe();
  }, [api, client, queryClient, listeners]);

  const value = useMemo<Live>(
    () => ({
      unread,
      onTask: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    [unread, listeners],
  );
  return <LiveContext value={value}>{children}</LiveContext>;
}

/** What happens in the store, as it happens. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("useLive is for pages of a store");
  return live;
}
