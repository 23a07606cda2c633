import { and, eq, isNull } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { reportProgress, taskSignal } from "@/server/modules/tasks";
import { env } from "@/server/platform/env";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { siteOf } from "../addresses";
import { endCrawl } from "../end";
import { duePages, nextPlace, type Queued } from "../frontier/queue";
import { endTurn, keepTurn, type Turn, takeTurn } from "../hosts/lease";
import { Pace } from "../hosts/pace";
import { RobotsUnreachable, robotsOf } from "../hosts/robots-file";
import { problemOf } from "../pages/fetch-page";
import { setBack, storeResults } from "../pages/store";
import { purposeOf } from "../purposes";
import type { Robots } from "../robots";
import { crawlPages, crawls } from "../schema";
import type { Crawl, CrawlProblem, KnownPage } from "../types";
import { mostTries, type Surroundings, unreadable, workOn } from "./work";
import { Writer } from "./writer";

/** The longest turn, and the shortest one when another crawl waits for the host, in milliseconds. */
const turnMs = 20_000;
const fairMs = 5_000;
/** Pages of one turn: a worker that dies often gets through some turns all the same, and so uses up no run's lives. */
const pagesOfTurn = 20;
/** How often a turn says that it is alive, and asks whether it is to go on. */
const watchMs = 1_000;
/** How long to wait for a host that another crawl has its turn at, in milliseconds. */
const queueMs = 2_000;
/** Pages that are looked up at once. */
const handful = 20;
/** A crawl that has not come to its end by then never will, in milliseconds. */
const longestCrawl = 24 * 3600_000;

export type TurnEnd =
  | { next: "turn" | "ended" | "pause" }
  /** Nothing can be done for so many milliseconds. */
  | { next: "wait"; ms: number };

const ended: TurnEnd = { next: "ended" };

/** Works on a crawl for a while: at one host, as fast as that host may be asked. */
export async function runTurn(workspaceId: Id<"workspace">, crawlId: Id<"crawl">): Promise<TurnEnd> {
  const begun = await begin(workspaceId, crawlId);
  if ("next" in begun) return begun;
  const turn = await takeTurn(begun.origin, crawlId);
  if (!turn) return { next: "wait", ms: queueMs * (1 + Math.random() / 2) };
  return new CrawlTurn(begun.crawl, begun.site, turn).run();
}

/** Finds out where to go on; ends the crawl when there is nothing left. */
function begin(workspaceId: Id<"workspace">, crawlId: Id<"crawl">) {
  return withWorkspace(
    workspaceId,
    async (tx): Promise<TurnEnd | { crawl: Crawl; origin: string; site: string | undefined }> => {
      const [row] = await tx.select().from(crawls).where(eq(crawls.id, crawlId)).for("update");
      if (row?.state !== "pending" && row?.state !== "running") return ended;
      if (
        (await tx.$count(workspaces, and(eq(workspaces.id, workspaceId), isNull(workspaces.closedAt)))) === 0
      ) {
        await endCrawl(tx, crawlId, { state: "cancelled" });
        return ended;
      }
      const startedAt = row.startedAt ?? new Date();
      const seeds = and(eq(crawlPages.crawlId, crawlId), eq(crawlPages.role, "seed"));
      const [seed] = await tx
        .select({ problem: crawlPages.problem, finalUrl: crawlPages.finalUrl })
        .from(crawlPages)
        .where(seeds)
        .limit(1);
      const place = await nextPlace(tx, crawlId);
      const tooLate = Date.now() - startedAt.getTime() > longestCrawl;
      if (place === undefined || row.fetched >= row.pageLimit || tooLate) {
        // Nothing is known of a shop whose first page could not be read.
        const error: CrawlProblem | null =
          row.kind === null ? (seed?.problem ?? (tooLate ? "timeout" : null)) : null;
        await endCrawl(tx, crawlId, error ? { state: "failed", error } : { state: "done" });
        return ended;
      }
      if (row.state === "pending")
        await tx.update(crawls).set({ state: "running", startedAt }).where(eq(crawls.id, crawlId));
      if ("waitMs" in place) return { next: "wait", ms: place.waitMs };
      const crawl: Crawl = { ...row, state: "running", startedAt };
      const site = row.kind === "pages" ? undefined : siteOf(seed?.finalUrl ?? row.url);
      return { crawl, origin: place.origin, site };
    },
  );
}

class CrawlTurn {
  readonly #begun = Date.now();
  readonly #stop = new AbortController();
  readonly #inFlight = new Map<Id<"crawlPage">, Promise<void>>();
  readonly #writer: Writer;
  #queue: { page: Queued; known: KnownPage | undefined }[] = [];
  #crawl: Crawl;
  #end: TurnEnd | undefined;
  /** Maps of the shop that are being read. */
  #maps = 0;
  #failure: { error: unknown } | undefined;
  /** Pages that may still be asked for, and those that this turn has asked for. */
  #left: number;
  #asked = 0;

  constructor(
    crawl: Crawl,
    readonly site: string | undefined,
    readonly turn: Turn,
  ) {
    this.#crawl = crawl;
    this.#left = crawl.pageLimit - crawl.fetched;
    this.#writer = new Writer(crawl.workspaceId, crawl.id, (after) => this.#told(after));
  }

  async run(): Promise<TurnEnd> {
    const { host, origin } = this.turn;
    let pace = new Pace(env().CRAWL_DELAY_MS, host.nextAt.getTime(), host.failures);
    const watch = setInterval(() => void this.#watch(), watchMs);
    try {
      if (pace.wait > fairMs) return { next: "wait", ms: pace.wait };
      const { robots, asked } = await robotsOf(origin, host);
      const delay = Math.max(env().CRAWL_DELAY_MS, (robots.crawlDelay ?? 0) * 1000);
      pace = new Pace(delay, asked ? Date.now() + delay : pace.nextAt, pace.failures);
      await this.#work(robots, pace);
      if (this.#failure) throw this.#failure.error;
      return this.#end ?? { next: "turn" };
    } catch (error) {
      if (error instanceof RobotsUnreachable) return await this.#unreachable(error, pace);
      if (error instanceof AppError && error.code === "FETCH_REFUSED")
        return await this.#giveUp("refused", 1, 0);
      throw error;
    } finally {
      clearInterval(watch);
      await endTurn(this.turn, new Date(pace.nextAt), pace.failures);
    }
  }

  /** Sends one request after the other, some at once, until the time is over or there is nothing to ask for. */
  async #work(robots: Robots, pace: Pace): Promise<void> {
    const atOnce = robots.crawlDelay ? 1 : env().CRAWL_CONCURRENCY;
    while (!this.#stopped()) {
      if (this.#inFlight.size >= atOnce) {
        await Promise.race(this.#inFlight.values());
        continue;
      }
      // What comes first is known only when all maps have been read.
      if (this.#queue.length === 0 && this.#maps === 0) await this.#lookUp();
      const next = this.#queue.shift();
      if (!next) {
        if (this.#inFlight.size === 0) break;
        await Promise.race(this.#inFlight.values());
        continue;
      }
      if (!robots.allows(next.page.url)) {
        this.#follow(next.page, () => this.#writer.write(unreadable(next.page, "robots", false)));
        continue;
      }
      if (next.page.role !== "sitemap" && this.#left <= 0) break;
      if (!(await pace.take(this.#begun + turnMs))) {
        this.#end = { next: "wait", ms: pace.wait };
        break;
      }
      if (this.#stopped()) break;
      this.#asked += 1;
      if (next.page.role !== "sitemap") this.#left -= 1;
      this.#follow(next.page, () => this.#one(next.page, next.known, robots, pace));
    }
    await Promise.all(this.#inFlight.values());
  }

  async #one(page: Queued, known: KnownPage | undefined, robots: Robots, pace: Pace): Promise<void> {
    const around: Surroundings = {
      crawl: this.#crawl,
      purpose: purposeOf(this.#crawl.purpose),
      robots,
      pace,
      site: this.site,
      signal: this.#stop.signal,
    };
    const result = await workOn(page, known, around);
    if (result.end === "again" && page.role !== "sitemap") this.#left += 1;
    await this.#writer.write(result);
  }

  /** Keeps track of a page that is worked on. Its failure ends the turn. */
  #follow(page: Queued, work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => {
        // What was broken off because the turn was over has not failed.
        if (!this.#stop.signal.aborted) this.#failure ??= { error };
      })
      .finally(() => {
        this.#inFlight.delete(page.id);
        if (page.role === "sitemap") this.#maps -= 1;
      });
    if (page.role === "sitemap") this.#maps += 1;
    this.#inFlight.set(page.id, done);
  }

  async #lookUp(): Promise<void> {
    const { workspaceId, id, purpose } = this.#crawl;
    this.#queue = await withWorkspace(
      workspaceId,
      async (tx) => {
        const without = [...this.#inFlight.keys()];
        const due = await duePages(tx, id, this.turn.origin, { count: handful, without });
        const maps = due.filter(({ role }) => role === "sitemap");
        const pages = maps.length > 0 ? maps : due;
        const urls = pages.filter(({ role }) => role !== "sitemap").map(({ url }) => url);
        const known = urls.length > 0 ? await purposeOf(purpose).known?.(tx, this.#crawl, urls) : undefined;
        return pages.map((page) => ({ page, known: known?.get(page.url) }));
      },
      { readOnly: true },
    );
  }

  #stopped(): boolean {
    return (
      this.#end !== undefined ||
      this.#failure !== undefined ||
      this.#stop.signal.aborted ||
      this.#asked >= pagesOfTurn ||
      Date.now() > this.#begun + turnMs
    );
  }

  #told(after: Crawl | undefined): void {
    if (!after) {
      this.#end = ended;
      this.#stop.abort();
      return;
    }
    this.#crawl = after;
    if (!after.taskId) return;
    const total = after.kind === null ? 1 : Math.min(after.found, after.pageLimit);
    const progress = { done: after.fetched - after.problems, failed: after.problems, total };
    reportProgress(after.workspaceId, after.taskId, progress).catch((error: unknown) => {
      this.#failure ??= { error };
    });
  }

  /** Says that the turn is alive, and finds out whether it is to go on. */
  async #watch(): Promise<void> {
    try {
      const { workspaceId, taskId } = this.#crawl;
      const signal = taskId ? await taskSignal(workspaceId, taskId) : "run";
      if (signal === "pause") this.#end ??= { next: "pause" };
      if (signal === "cancel") {
        await withWorkspace(workspaceId, (tx) => endCrawl(tx, this.#crawl.id, { state: "cancelled" }));
        this.#told(undefined);
      }
      const { mine, wanted } = await keepTurn(this.turn);
      if (!mine) {
        this.#end ??= { next: "turn" };
        this.#stop.abort();
      }
      if (wanted && Date.now() - this.#begun > fairMs) this.#end ??= { next: "turn" };
    } catch (error) {
      this.#failure ??= { error };
    }
  }

  #unreachable({ reason }: RobotsUnreachable, pace: Pace): Promise<TurnEnd> {
    const problem =
      reason instanceof AppError ? problemOf(reason, Number(reason.params.status) || null) : "unreachable";
    const retryAfter = reason instanceof AppError ? reason.retryAfter : undefined;
    return this.#giveUp(problem, mostTries, pace.failed(retryAfter));
  }

  /** No page of the host can be fetched: all are tried again later, or have failed after so many tries. */
  async #giveUp(problem: CrawlProblem, most: number, afterMs: number): Promise<TurnEnd> {
    const { workspaceId, id } = this.#crawl;
    const over = await withWorkspace(workspaceId, (tx) =>
      setBack(tx, id, this.turn.origin, { afterMs, mostTries: most }),
    );
    for (let from = 0; from < over.length; from += handful) {
      const results = over.slice(from, from + handful).map((page) => unreadable(page, problem, false));
      await storeResults(workspaceId, id, results);
    }
    return { next: "wait", ms: over.length > 0 ? 0 : afterMs };
  }
}
