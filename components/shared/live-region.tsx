"use client";

import { useSyncExternalStore } from "react";

let message = "";
const listeners = new Set<() => void>();

/** Tells a screen reader something that is seen elsewhere on the page: a job's progress, the end of a stream. */
export function announce(text: string): void {
  // A repeated text is read again only if it differs.
  message = text === message ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

export function LiveRegion() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => message,
    () => "",
  );
  return (
    <div aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
