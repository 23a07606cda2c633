/** Hears the messages of a topic; `undefined` means that some may have been missed. */
export type Listener = (message: object | undefined) => void;

/** Passes messages to those in this process who listen to their topic. Each message is one object for all. */
export class Hub {
  readonly #topics = new Map<string, Set<Listener>>();

  /** Listens to topics until the returned function is called. */
  subscribe(topics: readonly string[], listener: Listener): () => void {
    for (const topic of topics) {
      const listeners = this.#topics.get(topic);
      if (listeners) listeners.add(listener);
      else this.#topics.set(topic, new Set([listener]));
    }
    return () => {
      for (const topic of topics) {
        const listeners = this.#topics.get(topic);
        listeners?.delete(listener);
        if (listeners?.size === 0) this.#topics.delete(topic);
      }
    };
  }

  /** Tells a topic's listeners. */
  dispatch(topic: string, message: object | undefined): void {
    for (const listener of this.#topics.get(topic) ?? []) listener(message);
  }

  /** Tells everybody that messages may have been missed. */
  gap(): void {
    for (const listeners of this.#topics.values()) for (const listener of listeners) listener(undefined);
  }
}
