import type { WorkspaceTx } from "@/server/db/client";
import type { ModelAnswer, PageReading, ReducedPage } from "@/server/modules/extraction";
import type { Validators } from "@/server/platform/http/fetch";
import type { Id } from "@/server/platform/ids";

export type CrawlState = "pending" | "running" | "done" | "failed" | "cancelled";

/** How pages are read: by rules, or by a model too, with the rules as its floor. */
export type CrawlMode = "rules" | "ai";

/** What the address turned out to be; `pages` are addresses that were known before, of which no link is followed. */
export type CrawlKind = "product" | "listing" | "shop" | "pages";

/** Why a page was not read. Whoever shows them has a text for each. */
export type CrawlProblem =
  | "robots"
  | "refused"
  | "forbidden"
  | "gone"
  | "status"
  | "unreachable"
  | "timeout"
  | "tooLarge"
  | "redirects"
  | "elsewhere"
  | "notHtml"
  | "needsBrowser"
  | "empty"
  | "duplicate"
  | "limit"
  | "unreadable";

/** A crawl, as its purpose sees it. */
export interface Crawl {
  id: Id<"crawl">;
  workspaceId: Id<"workspace">;
  purpose: string;
  /** What the purpose knows it by: an id of its own. */
  reference: string;
  /** The first address. */
  url: string;
  mode: CrawlMode;
  /** Null until the first page has told. */
  kind: CrawlKind | null;
  pageLimit: number;
  state: CrawlState;
  /** Pages that are known; fetched; of these, not changed since last time; read as products; with a problem. */
  found: number;
  fetched: number;
  unchanged: number;
  read: number;
  problems: number;
  /** Why it failed as a whole. */
  error: CrawlProblem | null;
  /** Where people watch it. */
  taskId: Id<"task"> | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** A page that was fetched, or could not be. */
export interface CrawledPage {
  id: Id<"crawlPage">;
  /** As it was asked for, normalised. */
  url: string;
  /** Where it was found after redirects. */
  finalUrl: string;
  /** Of HTTP; null when no answer came. */
  status: number | null;
  /** The server said that it has not changed since the `validators` of last time, or it came as the same bytes. */
  unchanged: boolean;
  /** What to give as `validators` next time. */
  etag: string | null;
  lastModified: string | null;
  /** SHA-256 of the body, in base64url; null without one. */
  contentHash: string | null;
  /** Whether a browser had to render it. */
  rendered: boolean;
  /** What it tells; undefined when unchanged, or with a problem. */
  reading: PageReading | undefined;
  problem: CrawlProblem | null;
}

/** What is known of a page from the last time; `contentHash` tells a page unchanged whose server has no validators. */
export interface KnownPage extends Validators {
  contentHash?: string | undefined;
}

/** What a module wants pages for. */
export interface CrawlPurpose {
  /**
   * What is known of pages from the last time, by address; they are asked for conditionally. A page that is known is
   * read as a product, whatever it looks like now.
   */
  known?(tx: WorkspaceTx, crawl: Crawl, urls: readonly string[]): Promise<ReadonlyMap<string, KnownPage>>;
  /**
   * Asks a model about a page, in mode `ai`. No transaction is open; it may be asked again after a crash. Undefined, or
   * an error, leaves what the rules read.
   */
  ask?(crawl: Crawl, url: string, page: ReducedPage): Promise<ModelAnswer | undefined>;
  /** Takes what a page tells, exactly once, in the transaction that marks the page as done. */
  pageRead(tx: WorkspaceTx, crawl: Crawl, page: CrawledPage): Promise<void>;
  /** The crawl has ended, exactly once: done, failed or cancelled. */
  finished(tx: WorkspaceTx, crawl: Crawl): Promise<void>;
}
