/** A list to which mounted components add entries, and which others watch: shortcuts, commands of the palette. */
export interface Registry<T> {
  /** Adds entries until the returned function is called. */
  add: (entries: readonly T[]) => () => void;
  /** All entries, the newest group first. The same array until something changes. */
  all: () => readonly T[];
  subscribe: (listener: () => void) => () => void;
}

export function createRegistry<T>(): Registry<T> {
  const groups = new Set<readonly T[]>();
  const listeners = new Set<() => void>();
  let snapshot: readonly T[] = [];
  const update = () => {
    snapshot = [...groups].reverse().flat();
    for (const listener of listeners) listener();
  };
  return {
    add(entries) {
      const group = [...entries];
      groups.add(group);
      update();
      return () => {
        groups.delete(group);
        update();
      };
    },
    all: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
