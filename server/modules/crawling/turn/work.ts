import { normaliseUrl, originOf, siteOf } from "../addresses";
import { discover, kindOf, mapped, mapsOf } from "../frontier/discover";
import type { Queued } from "../frontier/queue";
import { type Pace, penaltyMs } from "../hosts/pace";
import { robotsOf } from "../hosts/robots-file";
import { type Answer, fetchPage } from "../pages/fetch-page";
import { readBody, storable } from "../pages/read";
import type { Result } from "../pages/store";
import type { Robots } from "../robots";
import { readSitemap } from "../sitemap";
import type { Crawl, CrawledPage, CrawlProblem, CrawlPurpose, KnownPage } from "../types";

/** Attempts with a page whose host cannot answer, and with one whose host only asks for patience. */
export const mostTries = 3;
const mostPatience = 8;

/** What a page's turn needs to know. */
export interface Surroundings {
  /** The crawl, as it was when its last page was written. */
  crawl: Crawl;
  purpose: CrawlPurpose;
  robots: Robots;
  pace: Pace;
  /** What the crawl stays on; undefined where each page stays on its own. */
  site: string | undefined;
  signal: AbortSignal;
}

/** A page without anything that was told of it. */
const untold = ({ id, url }: Queued): CrawledPage => ({
  id,
  url,
  finalUrl: url,
  status: null,
  unchanged: false,
  etag: null,
  lastModified: null,
  contentHash: null,
  rendered: false,
  reading: undefined,
  problem: null,
});

/** A page that came to its end without being read. */
export function unreadable(
  page: Queued,
  problem: CrawlProblem,
  fetched: boolean,
  more: Partial<CrawledPage> = {},
): Result {
  const end = problem === "robots" ? "skipped" : "failed";
  return { page, end, fetched, crawled: { ...untold(page), ...more, problem }, found: [], further: [] };
}

/** Fetches a page and reads it. */
export async function workOn(
  page: Queued,
  known: KnownPage | undefined,
  around: Surroundings,
): Promise<Result> {
  const { crawl, pace, signal } = around;
  // Whoever asked for the page may have been sent to where the shop is now.
  const anywhere = page.role === "seed" && crawl.kind === null;
  const site = anywhere ? undefined : (around.site ?? siteOf(page.url));
  const begun = Date.now();
  const answer = await fetchPage({ url: page.url, role: page.role, known, site, signal });
  if (answer.kind === "later") return later(page, answer, pace);
  pace.answered(Date.now() - begun);
  if (answer.kind === "problem") return unreadable(page, answer.problem, true, { status: answer.status });
  const finalUrl = normaliseUrl(answer.url) ?? answer.url;
  const { etag = null, lastModified = null } = answer.validators;
  const told = { ...untold(page), finalUrl, etag, lastModified };
  if (answer.kind === "unchanged" || answer.contentHash === known?.contentHash) {
    const unchanged = answer.kind === "unchanged";
    return {
      page,
      end: "done",
      fetched: true,
      crawled: {
        ...told,
        status: unchanged ? 304 : 200,
        unchanged: true,
        contentHash: known?.contentHash ?? null,
        ...(unchanged && {
          etag: etag ?? known?.etag ?? null,
          lastModified: lastModified ?? known?.lastModified ?? null,
        }),
      },
      found: [],
      further: [],
    };
  }
  return read(page, { ...told, status: 200, contentHash: answer.contentHash }, answer, known, around);
}

function later(
  page: Queued,
  { problem, status, retryAfter }: Answer & { kind: "later" },
  pace: Pace,
): Result {
  const busy = status === 429 || status === 503;
  if (page.tries + 1 >= (busy ? mostPatience : mostTries)) {
    if (status !== 500) pace.failed(retryAfter);
    return unreadable(page, problem, true, { status });
  }
  // One page that fails says nothing of its host.
  const afterMs = status === 500 ? penaltyMs(page.tries, retryAfter) : pace.failed(retryAfter);
  return { page, end: "again", afterMs };
}

async function read(
  page: Queued,
  told: CrawledPage,
  { url, body, contentType }: Answer & { kind: "body" },
  known: KnownPage | undefined,
  { crawl, purpose, robots, site }: Surroundings,
): Promise<Result> {
  const done = { page, end: "done" as const, fetched: true };
  if (page.role === "sitemap") {
    const found = mapped(readSitemap(body, url, contentType), url, site ?? siteOf(url), page.depth);
    return { ...done, crawled: told, found, further: [] };
  }
  const { visit, rendered, problem } = await readBody(
    { url, body, contentType },
    {
      crawl,
      purpose,
      known: known !== undefined || crawl.kind === "pages",
      seed: page.role === "seed",
      allows: (address) => robots.allows(address),
    },
  );
  if (problem) return unreadable(page, problem, true, { ...told, rendered });
  // What a page's scripts have fetched changes while the page itself stays as it was: it is not asked for conditionally.
  const marks = rendered ? { etag: null, lastModified: null, contentHash: null } : {};
  const crawled: CrawledPage = { ...told, ...marks, rendered, reading: storable(visit.reading) };
  if (crawl.kind !== null || page.role !== "seed") {
    const kind = crawl.kind ?? "product";
    return { ...done, crawled, ...discover(kind, site ?? siteOf(url), page.depth, visit) };
  }
  const kind = kindOf(url, visit.reading);
  const { found, further } = discover(kind, siteOf(url), 0, visit);
  const maps = kind === "shop" ? await mapsAt(url) : [];
  return { ...done, crawled, kind, found: [...maps, ...found], further };
}

async function mapsAt(url: string) {
  const { robots } = await robotsOf(originOf(url));
  return mapsOf(originOf(url), siteOf(url), robots.sitemaps);
}
