"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useApi } from "@/components/api/provider";
import type { LiveEvent } from "@/server/modules/live/contract";
import type { Task } from "@/server/modules/tasks/contract";

type TaskListener = (task: Task) => void;

interface Live {
  unread: number;
  /** Hears every change of a long work of the store, until the returned function is called. */
  onTask: (listener: TaskListener) => () => void;
}

const LiveContext = createContext<Live | null>(null);

/** tRPC's key of all that the notifications' procedures have answered. */
const notificationsKey = [["notifications"]];
/** And of what was said of texts: a page shows one of them. */
const threadsKey = [["studio", "listThreads"]];

/** How long after its code could not be loaded the connection is tried again, in milliseconds. */
const pause = 5_000;

/**
 * One connection a page, over which the store tells what happens. It resumes by itself where it broke off:
 * nothing is missing then, and nothing comes twice. Its code is loaded when the page stands.
 */
export function LiveProvider({ unread: initial, children }: { unread: number; children: ReactNode }) {
  const api = useApi();
  const [unread, setUnread] = useState(initial);
  const [listeners] = useState(() => new Set<TaskListener>());

  useEffect(() => {
    let connected = false;
    const hear = (event: LiveEvent) => {
      if (event.type === "task") {
        for (const listener of listeners) listener(event.task);
        return;
      }
      if (event.type === "comments") {
        void api.cache?.invalidateQueries({ queryKey: threadsKey });
        return;
      }
      setUnread(event.unread);
      // A long work that ended has changed what is shown; after a lost connection anything may have.
      const missed = event.type === "ready" && connected;
      connected = true;
      if (event.type === "notification" || missed) void api.cache?.invalidateQueries();
      else if (event.type === "read") void api.cache?.invalidateQueries({ queryKey: notificationsKey });
    };
    let end: (() => void) | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const begin = () =>
      import("@/components/api/client").then(
        ({ clientOf }) => {
          if (over) return;
          const subscription = clientOf(api).live.subscribe.subscribe(
            {},
            { onData: (item) => hear("data" in item ? (item.data as LiveEvent) : (item as LiveEvent)) },
          );
          end = () => subscription.unsubscribe();
        },
        () => {
          if (!over) again = setTimeout(begin, pause);
        },
      );
    void begin();
    return () => {
      over = true;
      clearTimeout(again);
      end?.();
    };
  }, [api, listeners]);

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
