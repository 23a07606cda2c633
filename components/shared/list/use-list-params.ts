"use client";

import { usePathname, useSearchParams } from "next/navigation";

export interface ListParams {
  get: (name: string) => string | undefined;
  /** Changes some parameters at once; `undefined` takes one away. */
  set: (change: Record<string, string | undefined>) => void;
  clear: (names: readonly string[]) => void;
}

/**
 * What a list shows - search, filters, sorting - in the address, so that it can be sent, reloaded and gone back
 * to. The address changes at once and without asking the server for the page again.
 */
export function useListParams(): ListParams {
  const pathname = usePathname();
  const params = useSearchParams();
  const set = (change: Record<string, string | undefined>) => {
    // Two changes in one go must not undo each other, so the address itself is read.
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(change)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const query = next.toString();
    window.history.replaceState(null, "", query ? `${pathname}?${query}` : pathname);
  };
  return {
    get: (name) => params.get(name) ?? undefined,
    set,
    clear: (names) => set(Object.fromEntries(names.map((name) => [name, undefined]))),
  };
}
