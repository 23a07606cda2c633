import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { emit } from "@/server/jobs";
import { createTask } from "@/server/modules/tasks";
import { AppError } from "@/server/platform/errors";
import { type Id, newId } from "@/server/platform/ids";
import { normaliseUrl, originOf, siteOf } from "./addresses";
import { crawlRequested } from "./events";
import { purposeOf } from "./purposes";
import { crawlPages, crawls } from "./schema";
import type { Crawl, CrawlMode } from "./types";

/** Rows that one statement writes. */
const atOnce = 500;

interface NewCrawl {
  workspaceId: Id<"workspace">;
  purpose: string;
  reference: string;
  /** One address: whatever it is, a product, a listing or a shop, is found out. Several: these pages and no others. */
  url: string | readonly string[];
  mode: CrawlMode;
  /** The most pages that are fetched. */
  pageLimit: number;
  /** Shows it among the works of the store; left out, nobody watches it. */
  task?: { userId: Id<"user"> | null; link?: string };
}

/**
 * Begins a crawl, once the transaction commits.
 * @throws AppError BAD_INPUT when an address is none that can be fetched
 */
export async function startCrawl(tx: WorkspaceTx, wanted: NewCrawl): Promise<Crawl> {
  const { workspaceId, purpose, reference, mode, pageLimit, task } = wanted;
  purposeOf(purpose);
  const urls = typeof wanted.url === "string" ? [wanted.url] : wanted.url;
  const seeds = [...new Set(urls.map(seedOf))].slice(0, pageLimit);
  const [first] = seeds;
  if (first === undefined) throw new RangeError("a crawl needs an address");
  const taskId =
    task &&
    (await createTask(tx, {
      workspaceId,
      kind: "crawl",
      params: { site: siteOf(first) },
      userId: task.userId,
      ...(task.link !== undefined && { link: task.link }),
    }));
  const [row] = await tx
    .insert(crawls)
    .values({
      workspaceId,
      purpose,
      reference,
      url: first,
      mode,
      kind: typeof wanted.url === "string" ? null : "pages",
      pageLimit,
      found: seeds.length,
      taskId: taskId ?? null,
    })
    .returning();
  if (!row) throw new Error("the crawl was not written");
  for (let from = 0; from < seeds.length; from += atOnce) {
    const rows = seeds.slice(from, from + atOnce).map((url) => ({
      id: newId("crawlPage"),
      workspaceId,
      crawlId: row.id,
      url,
      origin: originOf(url),
      role: "seed" as const,
    }));
    await tx.insert(crawlPages).values(rows);
  }
  await emit(tx, crawlRequested.create({ workspaceId, crawlId: row.id }));
  return row;
}

function seedOf(text: string): string {
  const url = normaliseUrl(text);
  if (url) return url;
  throw new AppError("BAD_INPUT", { fields: [{ path: "url", code: "url" }] });
}

/** A crawl of the store. */
export async function crawlOf(tx: WorkspaceTx, crawlId: Id<"crawl">): Promise<Crawl | undefined> {
  const [row] = await tx.select().from(crawls).where(eq(crawls.id, crawlId));
  return row;
}
