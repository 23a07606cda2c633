import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { bytes, createdAt, id, instant } from "@/server/db/columns";
import { servicePolicy, tenantTable } from "@/server/db/tenant";
import type { PageReading } from "@/server/modules/extraction";
import type { CrawlKind, CrawlMode, CrawlProblem, CrawlState } from "./types";

/** A page's reading as it is kept: lists of other products are told to the purpose and not kept twice. */
export type KeptReading = Omit<PageReading, "listed" | "pagination">;

/**
 * Hosts that are crawled, each once for all stores of the installation: what they ask of crawlers, whose turn it is,
 * and when the next request may be sent.
 */
export const crawlHosts = pgTable(
  "crawl_hosts",
  {
    /** Scheme, name and port: what a robots.txt speaks for (RFC 9309, 2.3). */
    origin: text("origin").primaryKey(),
    /** The file as it came; null where there is none, or it was never reached. */
    robots: bytes("robots"),
    robotsState: text("robots_state")
      .$type<"unknown" | "found" | "none" | "unreachable">()
      .notNull()
      .default("unknown"),
    robotsCheckedAt: instant("robots_checked_at"),
    robotsEtag: text("robots_etag"),
    robotsLastModified: text("robots_last_modified"),
    /** Requests in a row that the host could not answer: each doubles the pause. */
    failures: integer("failures").notNull().default(0),
    nextAt: instant("next_at").notNull().defaultNow(),
    /** The turn that works on it, and until when it counts as alive. */
    leasedBy: text("leased_by"),
    leasedUntil: instant("leased_until"),
    /** The crawl that has waited longest, and until when it may claim its turn. */
    nextFor: text("next_for"),
    nextForUntil: instant("next_for_until"),
  },
  () => [servicePolicy()],
).enableRLS();

/** Crawls: what was asked for, and how far it is. */
export const crawls = tenantTable(
  "crawls",
  "crawl",
  {
    purpose: text("purpose").notNull(),
    reference: text("reference").notNull(),
    url: text("url").notNull(),
    mode: text("mode").$type<CrawlMode>().notNull(),
    kind: text("kind").$type<CrawlKind>(),
    pageLimit: integer("page_limit").notNull(),
    state: text("state").$type<CrawlState>().notNull().default("pending"),
    found: integer("found").notNull().default(0),
    fetched: integer("fetched").notNull().default(0),
    unchanged: integer("unchanged").notNull().default(0),
    read: integer("read").notNull().default(0),
    problems: integer("problems").notNull().default(0),
    error: text("error").$type<CrawlProblem>(),
    /** Where people watch it; null for what nobody waits for. */
    taskId: id("task", "task_id"),
    createdAt: createdAt(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    index("crawls_reference").on(t.workspaceId, t.purpose, t.reference, t.id),
    index("crawls_finished").on(t.finishedAt).where(sql`finished_at is not null`),
  ],
);

/** The pages of a crawl: its frontier, and what came of it. */
export const crawlPages = tenantTable(
  "crawl_pages",
  "crawlPage",
  {
    crawlId: id("crawl", "crawl_id").notNull(),
    url: text("url").notNull(),
    origin: text("origin").notNull(),
    /** A sitemap is read for addresses and counts as no page. */
    role: text("role").$type<"seed" | "page" | "sitemap">().notNull(),
    /** Links from the first page. */
    depth: integer("depth").notNull().default(0),
    /** Which come first: the smallest. */
    rank: integer("rank").notNull().default(0),
    state: text("state").$type<"queued" | "done" | "failed" | "skipped">().notNull().default("queued"),
    tries: integer("tries").notNull().default(0),
    nextAt: instant("next_at").notNull().defaultNow(),
    status: integer("status"),
    finalUrl: text("final_url"),
    etag: text("etag"),
    lastModified: text("last_modified"),
    contentHash: text("content_hash"),
    problem: text("problem").$type<CrawlProblem>(),
    reading: jsonb("reading").$type<KeptReading>(),
    fetchedAt: instant("fetched_at"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      columns: [t.workspaceId, t.crawlId],
      foreignColumns: [crawls.workspaceId, crawls.id],
    }).onDelete("cascade"),
    unique("crawl_pages_url").on(t.workspaceId, t.crawlId, t.url),
    index("crawl_pages_queue").on(t.workspaceId, t.crawlId, t.rank, t.id).where(sql`state = 'queued'`),
  ],
);
