/** A value that others change, as this process last saw it. */
interface KeptFresh<T> {
  /** The value, at most as old as was said. @throws what loading throws */
  get(): Promise<T>;
  /** It is known to have changed: whoever asks next gets a new one. */
  forget(): void;
}

interface Loaded<T> {
  at: number;
  value: Promise<T>;
}

/**
 * Keeps a value for `maxAgeMs`. From half that age on it is loaded anew beside the work of those who ask, who get the
 * one that is there: where it is asked for often, nobody waits for it.
 */
export function keptFresh<T>(load: () => Promise<T>, maxAgeMs: number): KeptFresh<T> {
  let kept: Loaded<T> | undefined;
  let next: Loaded<T> | undefined;
  const begin = (): Loaded<T> => ({ at: performance.now(), value: load() });
  return {
    get() {
      const now = performance.now();
      if (!kept || now - kept.at > maxAgeMs) {
        const begun = next ?? begin();
        next = undefined;
        kept = begun;
        begun.value.catch(() => {
          if (kept === begun) kept = undefined;
        });
      } else if (!next && now - kept.at > maxAgeMs / 2) {
        const begun = begin();
        next = begun;
        begun.value.then(
          () => {
            // Not where it was forgotten meanwhile: what was loaded may be of before the change.
            if (next === begun) [kept, next] = [begun, undefined];
          },
          () => {
            if (next === begun) next = undefined;
          },
        );
      }
      return kept.value;
    },
    forget() {
      kept = undefined;
      next = undefined;
    },
  };
}
