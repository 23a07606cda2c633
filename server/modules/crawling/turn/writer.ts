import type { Id } from "@/server/platform/ids";
import { type Result, storeResults } from "../pages/store";
import type { Crawl } from "../types";

interface Waiting {
  result: Result;
  stored: PromiseWithResolvers<void>;
}

/**
 * Writes results down as they come: what comes while a transaction is under way goes into the next one together. Who
 * brings a result waits until it is written, so that at most one page of each is lost with the process.
 */
export class Writer {
  readonly #waiting: Waiting[] = [];
  #writing = false;

  constructor(
    private readonly workspaceId: Id<"workspace">,
    private readonly crawlId: Id<"crawl">,
    /** Is told the crawl after each transaction; undefined when it has ended. */
    private readonly told: (crawl: Crawl | undefined) => void,
  ) {}

  /** @throws what the database, or the purpose, throws */
  write(result: Result): Promise<void> {
    const stored = Promise.withResolvers<void>();
    this.#waiting.push({ result, stored });
    if (!this.#writing) void this.#flush();
    return stored.promise;
  }

  async #flush(): Promise<void> {
    this.#writing = true;
    for (let batch = this.#waiting.splice(0); batch.length > 0; batch = this.#waiting.splice(0)) {
      try {
        const results = batch.map(({ result }) => result);
        this.told(await storeResults(this.workspaceId, this.crawlId, results));
        for (const { stored } of batch) stored.resolve();
      } catch (error) {
        for (const { stored } of batch) stored.reject(error);
      }
    }
    this.#writing = false;
  }
}
