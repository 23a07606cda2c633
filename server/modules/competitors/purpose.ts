import { and, eq, inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { type CrawledPage, type CrawlPurpose, defineCrawlPurpose } from "@/server/modules/crawling";
import { askAboutPage } from "./ask";
import { endJob } from "./end";
import type { JobRow } from "./rows";
import { competitorJobs, competitorProducts } from "./schema";
import { takePage } from "./take-page";

/** What crawls of this module are called. Whoever begins one imports it from here, and so has said what it is for. */
export const purposeName = "competitor";

/** The job that a crawl is for, if it is still there. */
async function jobOf(tx: WorkspaceTx, reference: string): Promise<JobRow | undefined> {
  const [job] = await tx.select().from(competitorJobs).where(eq(competitorJobs.id, reference));
  return job;
}

/** What crawls for competitors do with their pages. */
const purpose: CrawlPurpose = {
  async known(tx, crawl, urls) {
    const job = await jobOf(tx, crawl.reference);
    if (!job || urls.length === 0) return new Map();
    const rows = await tx
      .select({
        url: competitorProducts.url,
        etag: competitorProducts.etag,
        lastModified: competitorProducts.lastModified,
        contentHash: competitorProducts.contentHash,
        settled: sql<boolean>`${competitorProducts.state} = 'active' and ${competitorProducts.pending} is null`,
      })
      .from(competitorProducts)
      .where(
        and(
          eq(competitorProducts.competitorId, job.competitorId),
          inArray(competitorProducts.url, [...urls]),
        ),
      );
    return new Map(
      rows.map(({ url, settled, ...page }) => [
        url,
        // A second look is to see the page itself, and so is the look after one that saw nothing.
        settled
          ? {
              etag: page.etag ?? undefined,
              lastModified: page.lastModified ?? undefined,
              contentHash: page.contentHash ?? undefined,
            }
          : {},
      ]),
    );
  },
  ask: (crawl, _url, page) => askAboutPage(crawl, page),
  async pageRead(tx, crawl, page: CrawledPage) {
    const job = await jobOf(tx, crawl.reference);
    if (job) await takePage(tx, job, page, new Date());
  },
  async finished(tx, crawl) {
    const job = await jobOf(tx, crawl.reference);
    if (job) await endJob(tx, job, crawl, new Date());
  },
};

defineCrawlPurpose(purposeName, purpose);
