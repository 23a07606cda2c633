import { env } from "@/server/platform/env";
import { AppError } from "@/server/platform/errors";
import { fetchPage, problemOf } from "../pages/fetch-page";
import type { CrawlProblem } from "../types";
import { endTurn, keepTurn, takeTurn } from "./lease";
import { Pace } from "./pace";
import { RobotsUnreachable, robotsOf } from "./robots-file";

/** The longest visit, and the longest pause that it waits out itself, in milliseconds. */
const visitMs = 20_000;
const patienceMs = 5_000;
/** How often a visit says that it is alive, and how long to wait for a host that another has its turn at. */
const watchMs = 1_000;
const queueMs = 2_000;

/** What came of a picture. */
export type PictureAnswer =
  | { kind: "body"; body: Buffer }
  /** Nothing, and `later` says whether it may come another time. */
  | { kind: "none"; problem: CrawlProblem; later: boolean };

interface Visit {
  /** Scheme, name and port that all addresses have. */
  origin: string;
  /** Who waits for the host: a name that is the same for each visit of one work. */
  visitor: string;
  urls: readonly string[];
  /** Is given each answer before the next picture is asked for. */
  take(url: string, answer: PictureAnswer): Promise<void>;
}

/**
 * Fetches pictures from a host, one after the other, as politely as its pages: in turn with the crawls of all stores,
 * at its pace, and none that its robots.txt forbids. A visit ends after a while, and at once when a crawl waits.
 * @returns how long nothing is to be asked of the host, in milliseconds
 */
export async function visitForPictures({ origin, visitor, urls, take }: Visit): Promise<number> {
  const turn = await takeTurn(origin, visitor);
  if (!turn) return queueMs;
  const { host } = turn;
  const until = Date.now() + visitMs;
  const lost = new AbortController();
  let wanted = false;
  const watch = setInterval(() => {
    keepTurn(turn).then(
      (now) => {
        wanted = now.wanted;
        if (!now.mine) lost.abort();
      },
      () => lost.abort(),
    );
  }, watchMs);
  let pace = new Pace(env().CRAWL_DELAY_MS, host.nextAt.getTime(), host.failures);
  const none = (problem: CrawlProblem, later: boolean) => ({ kind: "none" as const, problem, later });
  try {
    if (pace.wait > patienceMs) return pace.wait;
    const { robots, asked } = await robotsOf(origin, host);
    const delay = Math.max(env().CRAWL_DELAY_MS, (robots.crawlDelay ?? 0) * 1000);
    pace = new Pace(delay, asked ? Date.now() + delay : pace.nextAt, pace.failures);
    for (const url of urls) {
      if (!robots.allows(url)) {
        await take(url, none("robots", false));
        continue;
      }
      if (wanted || lost.signal.aborted || !(await pace.take(until))) break;
      const begun = Date.now();
      const asking = {
        url,
        role: "picture",
        known: undefined,
        site: undefined,
        signal: lost.signal,
      } as const;
      const answer = await fetchPage(asking);
      if (answer.kind === "later") {
        await take(url, none(answer.problem, true));
        // One file that fails says nothing of its host.
        if (answer.status === 500) continue;
        return pace.failed(answer.retryAfter);
      }
      pace.answered(Date.now() - begun);
      await take(url, answer.kind === "body" ? answer : none(problemIn(answer), false));
    }
    return pace.wait;
  } catch (error) {
    if (error instanceof RobotsUnreachable) {
      const { reason } = error;
      const known = reason instanceof AppError;
      for (const url of urls) await take(url, none("unreachable", true));
      return pace.failed(known ? reason.retryAfter : undefined);
    }
    // Another has the turn now.
    if (lost.signal.aborted) return queueMs;
    if (!(error instanceof AppError) || error.code !== "FETCH_REFUSED") throw error;
    for (const url of urls) await take(url, none(problemOf(error, null), false));
    return 0;
  } finally {
    clearInterval(watch);
    await endTurn(turn, new Date(pace.nextAt), pace.failures);
  }
}

const problemIn = (answer: { kind: "unchanged" } | { kind: "problem"; problem: CrawlProblem }) =>
  answer.kind === "problem" ? answer.problem : "status";
