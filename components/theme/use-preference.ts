"use client";

import { useSyncExternalStore } from "react";
import { type Preference, type PreferenceName, preferences } from "./preferences";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A setting of this device and the way to change it. On the server, and where nothing was chosen, the first value. */
export function usePreference<N extends PreferenceName>(
  name: N,
): [Preference<N>, (value: Preference<N>) => void] {
  const known: readonly Preference<N>[] = preferences[name];
  const standard = known[0] as Preference<N>;
  const value = useSyncExternalStore(
    subscribe,
    () => known.find((v) => v === document.documentElement.dataset[name]) ?? standard,
    () => standard,
  );
  const change = (next: Preference<N>) => {
    document.documentElement.dataset[name] = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
    document.cookie = `rooz_${name}=${next}; path=/; max-age=31536000; samesite=lax`;
    for (const listener of listeners) listener();
  };
  return [value, change];
}
