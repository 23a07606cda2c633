/** More than this many unread messages count as missed: a slow reader catches up from the database instead. */
const capacity = 256;

/**
 * What one subscriber has not read yet, as an async iterable that ends with the signal. `undefined` stands for
 * missed messages.
 */
export class Mailbox<T extends object> implements AsyncIterable<T | undefined> {
  #unread: (T | undefined)[] = [];
  #wake: (() => void) | undefined;

  constructor(readonly signal: AbortSignal) {}

  readonly push = (message: T | undefined): void => {
    if (this.#unread.length >= capacity) this.#unread = [undefined];
    else this.#unread.push(message);
    this.#wake?.();
  };

  async *[Symbol.asyncIterator](): AsyncGenerator<T | undefined, void, void> {
    const onAbort = () => this.#wake?.();
    this.signal.addEventListener("abort", onAbort, { once: true });
    try {
      while (!this.signal.aborted) {
        const batch = this.#unread;
        this.#unread = [];
        for (const message of batch) {
          yield message;
          if (this.signal.aborted) return;
        }
        if (this.#unread.length > 0 || this.signal.aborted) continue;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        this.#wake = undefined;
      }
    } finally {
      this.signal.removeEventListener("abort", onAbort);
    }
  }
}
