/** More than this many unread messages count as missed: a slow reader catches up from the database instead. */
const capacity = 256;

/**
 * What one subscriber has not read yet, as an async iterable that ends with the signal, for one reader. `undefined`
 * stands for missed messages. An iterator by hand: as a generator it would cost each delivery twice as much.
 */
export class Mailbox<T extends object> implements AsyncIterableIterator<T | undefined, void> {
  #unread: (T | undefined)[] = [];
  #read = 0;
  #waiting: ((result: IteratorResult<T | undefined, void>) => void) | undefined;

  constructor(readonly signal: AbortSignal) {
    signal.addEventListener("abort", () => this.#hand({ done: true, value: undefined }), { once: true });
  }

  readonly push = (message: T | undefined): void => {
    if (this.#waiting) this.#hand({ done: false, value: message });
    else if (this.#unread.length - this.#read < capacity) this.#unread.push(message);
    else {
      this.#unread = [undefined];
      this.#read = 0;
    }
  };

  next(): Promise<IteratorResult<T | undefined, void>> {
    if (this.signal.aborted) return Promise.resolve({ done: true, value: undefined });
    if (this.#read < this.#unread.length) {
      const value = this.#unread[this.#read++];
      if (this.#read === this.#unread.length) {
        this.#unread = [];
        this.#read = 0;
      }
      return Promise.resolve({ done: false, value });
    }
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #hand(result: IteratorResult<T | undefined, void>): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(result);
  }
}
