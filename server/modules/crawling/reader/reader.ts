import { Worker } from "node:worker_threads";
import { env } from "@/server/platform/env";
import { byRules, type Made, type Unread, type Work } from "./by-rules";

/** A thread that had nothing to do for so long gives its memory back, in milliseconds. */
const idleMs = 30_000;
/** What a thread may hold: twice what the largest page takes. */
const resourceLimits = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 32 };

interface Job {
  work: Work;
  page: Unread;
  resolve(made: Made<Work>): void;
  reject(error: Error): void;
}

/** A thread that works on one page at a time; it starts with the first, and anew after a page that was its end. */
class Reader {
  #thread: Worker | undefined;
  #job: Job | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly longestMs: number,
    readonly onFree: () => void,
  ) {}

  get isFree(): boolean {
    return this.#job === undefined;
  }

  begin(job: Job): void {
    this.#job = job;
    this.#thread ??= this.#start();
    const thread = this.#thread;
    // Who waits for a page keeps the process alive; a thread that waits for one does not.
    thread.ref();
    clearTimeout(this.#timer);
    const tooLong = new Error(`reading a page took longer than ${this.longestMs} ms`);
    this.#timer = setTimeout(() => this.#lose(thread, tooLong), this.longestMs);
    thread.postMessage({ work: job.work, page: job.page });
  }

  #start(): Worker {
    const thread = new Worker(new URL("./thread.ts", import.meta.url), { resourceLimits });
    thread.on("message", (made: Made<Work>) => {
      const job = this.#job;
      this.#job = undefined;
      thread.unref();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#lose(thread), idleMs).unref();
      job?.resolve(made);
      this.onFree();
    });
    thread.on("error", (error: Error) => this.#lose(thread, error));
    thread.on("exit", () => this.#lose(thread, new Error("the thread that reads pages has ended")));
    return thread;
  }

  /** Goes on without this thread; a page that was its end is given up. */
  #lose(thread: Worker, why?: Error): void {
    if (this.#thread !== thread) return;
    clearTimeout(this.#timer);
    this.#thread = undefined;
    const job = this.#job;
    this.#job = undefined;
    void thread.terminate();
    if (why) job?.reject(why);
    this.onFree();
  }
}

/** Reads pages in threads beside this one, so that nobody's request waits for it and no page can hold up the process. */
export class Readers {
  readonly #readers: Reader[] = [];
  readonly #waiting: Job[] = [];

  /** @param longestMs how long one page may take, in milliseconds */
  constructor(readonly longestMs: number) {}

  /**
   * Works on a page, CRAWL_READERS at once; with none of them, in this thread.
   * @throws Error when the page cannot be read, takes too long, or more memory than there is for it
   */
  async read<W extends Work>(work: W, page: Unread): Promise<Made<W>> {
    if (env().CRAWL_READERS === 0) return byRules[work](page) as Made<W>;
    const made = await new Promise<Made<Work>>((resolve, reject) => {
      this.#waiting.push({ work, page, resolve, reject });
      this.#next();
    });
    return made as Made<W>;
  }

  #next(): void {
    while (this.#readers.length < env().CRAWL_READERS)
      this.#readers.push(new Reader(this.longestMs, () => this.#next()));
    const free = this.#readers.find((reader) => reader.isFree);
    const job = free && this.#waiting.shift();
    if (job) free.begin(job);
  }
}

/** Those of this process. */
export const readers = new Readers(10_000);
