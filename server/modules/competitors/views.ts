import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { crawlOf } from "@/server/modules/crawling";
import type { Id } from "@/server/platform/ids";
import type { CompetitorJob, CompetitorProduct, CompetitorSummary } from "./contract";
import type { CompetitorRow, JobRow, ProductRow } from "./rows";
import { competitorJobs, competitorProducts } from "./schema";

const iso = (at: Date | null) => at?.toISOString() ?? null;

const isOpen = ({ status }: Pick<JobRow, "status">) => status === "pending" || status === "running";

/** How far a job is: of one that runs, as its crawl counts it now. */
export async function progressOf(tx: WorkspaceTx, job: JobRow) {
  const crawl = isOpen(job) && job.crawlId ? await crawlOf(tx, job.crawlId) : undefined;
  const {
    kind = null,
    found = 0,
    fetched = 0,
    unchanged = 0,
    read = 0,
    problems = 0,
  } = crawl ?? job.result ?? {};
  const running = crawl?.state === "running" || fetched > 0;
  const status = isOpen(job) ? (running ? ("running" as const) : ("pending" as const)) : job.status;
  return { status, kind, pages: { found, fetched, unchanged, read, problems } };
}

async function toJob(tx: WorkspaceTx, job: JobRow): Promise<CompetitorJob> {
  const { status, pages } = await progressOf(tx, job);
  const { id, kind, pageLimit, added, changed, unreadable, pointsHeld, pointsSpent, errorCode } = job;
  return {
    id,
    kind,
    status,
    pages,
    pageLimit,
    added,
    changed,
    unreadable,
    pointsHeld,
    pointsSpent,
    errorCode,
    createdAt: job.createdAt.toISOString(),
    finishedAt: iso(job.finishedAt),
  };
}

/** The last job of each competitor, which is the one that runs, if one does. */
async function lastJobs(tx: WorkspaceTx, ids: readonly Id<"competitor">[]): Promise<Map<string, JobRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([competitorJobs.competitorId])
    .from(competitorJobs)
    .where(inArray(competitorJobs.competitorId, [...ids]))
    .orderBy(competitorJobs.competitorId, desc(competitorJobs.id));
  return new Map(rows.map((row) => [row.competitorId, row]));
}

export async function toSummaries(
  tx: WorkspaceTx,
  rows: readonly CompetitorRow[],
): Promise<CompetitorSummary[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const jobs = await lastJobs(tx, ids);
  const counts = await tx
    .select({
      competitorId: competitorProducts.competitorId,
      products: sql<number>`count(*) filter (where ${competitorProducts.state} <> 'gone')::int`,
      unreadable: sql<number>`count(*) filter (where ${competitorProducts.state} = 'unreadable')::int`,
    })
    .from(competitorProducts)
    .where(inArray(competitorProducts.competitorId, ids))
    .groupBy(competitorProducts.competitorId);
  const countOf = new Map(counts.map((row) => [row.competitorId, row]));
  return Promise.all(
    rows.map(async (row) => {
      const { id, name, host, startUrl, mode, friendly, own, rhythm, health, troubleCode } = row;
      const job = jobs.get(id);
      return {
        id,
        name,
        host,
        startUrl,
        mode,
        friendly,
        own,
        rhythm,
        health,
        troubleCode,
        paused: row.pausedAt !== null,
        products: countOf.get(id)?.products ?? 0,
        unreadable: countOf.get(id)?.unreadable ?? 0,
        nextCheckAt: iso(row.nextCheckAt),
        lastCheckAt: iso(row.lastCheckAt),
        job: job ? await toJob(tx, job) : null,
      };
    }),
  );
}

export function toProduct(row: ProductRow): CompetitorProduct {
  const { id, competitorId, url, title, brand, sku, gtin, imageUrl, state, problemCode, pending } = row;
  const { priceMinor, currency, listPriceMinor, availability, lastSeenAt, lastChangedAt } = row;
  return {
    id,
    competitorId,
    url,
    title,
    brand,
    sku,
    gtin,
    imageUrl,
    state,
    problemCode,
    pending,
    priceMinor,
    currency,
    listPriceMinor,
    availability,
    lastSeenAt: lastSeenAt.toISOString(),
    lastChangedAt: lastChangedAt.toISOString(),
  };
}

/** The last jobs of a competitor, the newest first. */
export async function jobsOf(
  tx: WorkspaceTx,
  competitorId: Id<"competitor">,
  most: number,
): Promise<CompetitorJob[]> {
  const rows = await tx
    .select()
    .from(competitorJobs)
    .where(eq(competitorJobs.competitorId, competitorId))
    .orderBy(desc(competitorJobs.id))
    .limit(most);
  return Promise.all(rows.map((row) => toJob(tx, row)));
}

/** What is wrong with pages of a competitor, and with how many. */
export async function problemsOf(tx: WorkspaceTx, competitorId: Id<"competitor">) {
  const rows = await tx
    .select({ code: competitorProducts.problemCode, products: sql<number>`count(*)::int` })
    .from(competitorProducts)
    .where(
      and(
        eq(competitorProducts.competitorId, competitorId),
        sql`${competitorProducts.problemCode} is not null`,
      ),
    )
    .groupBy(competitorProducts.problemCode)
    .orderBy(desc(sql`count(*)`));
  return rows.map(({ code, products }) => ({ code: code ?? "", products }));
}
