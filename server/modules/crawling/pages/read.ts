import { mergeAnswer, type PageReading } from "@/server/modules/extraction";
import { logger } from "@/server/platform/log";
import { renderPage } from "../browser/render";
import { textOf } from "../encoding";
import type { Visited } from "../reader/by-rules";
import { readers } from "../reader/reader";
import type { Crawl, CrawlProblem, CrawlPurpose } from "../types";

interface Unread {
  url: string;
  body: Buffer;
  contentType: string | undefined;
}

export type Read =
  | { visit: Visited; rendered: boolean; problem: null }
  | { visit: undefined; rendered: boolean; problem: CrawlProblem };

interface How {
  crawl: Crawl;
  purpose: CrawlPurpose;
  /** The page was read as a product before. */
  known: boolean;
  /** Whoever asked for the crawl named it. */
  seed: boolean;
  /** Whether a browser may fetch an address for the page. */
  allows(url: string): boolean;
}

const unread = (problem: CrawlProblem, rendered = false): Read => ({ visit: undefined, rendered, problem });

/** Reads a page: by rules, after its scripts have run where it is nothing without them, and by a model where one is asked. */
export async function readBody(page: Unread, how: How): Promise<Read> {
  try {
    return await read(page, how);
  } catch (error) {
    // One page that nobody thought of is no reason to end a crawl.
    logger("crawling").error({ err: error, url: page.url }, "a page could not be read");
    return unread("unreadable");
  }
}

async function read({ url, body, contentType }: Unread, how: How): Promise<Read> {
  if (!isPage(contentType)) return unread("notHtml");
  const html = textOf(body, contentType);
  if (html.trim() === "") return unread("empty");
  const look = (text: string) => readers.read("visit", { html: plain(text), url, product: how.known });
  const still = await look(html);
  if (!still.shell) return { visit: await asked(html, url, still, how), rendered: false, problem: null };
  const shows = async (text: string) => !(await look(text)).shell;
  const rendered = await renderPage({ url, html, allows: how.allows, shows });
  if (rendered === undefined) return unread("needsBrowser");
  return { visit: await asked(rendered, url, await look(rendered), how), rendered: true, problem: null };
}

const isPage = (contentType: string | undefined) =>
  contentType === undefined || /html|text\/plain|application\/xml|text\/xml/i.test(contentType);

/** The database takes no NUL, and pages have no use for one. */
const plain = (html: string) => (html.includes("\0") ? html.replaceAll("\0", "") : html);

/** What a model adds to a product's page. Without an answer, what the rules read holds. */
async function asked(
  html: string,
  url: string,
  visit: Visited,
  { crawl, purpose, known, seed }: How,
): Promise<Visited> {
  const { kind } = visit.reading;
  const worthwhile = kind === "product" || known || (seed && kind === "other");
  if (crawl.mode !== "ai" || !purpose.ask || !worthwhile) return visit;
  try {
    const reduced = await readers.read("reduce", { html, url, product: known });
    const answer = await purpose.ask(crawl, url, reduced);
    return answer ? { ...visit, reading: mergeAnswer(reduced, answer) } : visit;
  } catch (error) {
    logger("crawling").warn({ err: error, crawlId: crawl.id }, "no model has read a page; the rules have");
    return visit;
  }
}

/** The same as the database can hold it: JSON of Postgres knows no NUL and no half of a character. */
export function storable(reading: PageReading): PageReading {
  const text = JSON.stringify(reading);
  if (!/\\u(?:0000|d[89a-f])/i.test(text)) return reading;
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\0", "") : value,
  ) as PageReading;
}
