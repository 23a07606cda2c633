import { and, count, eq, gte, isNotNull, ne, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { emit } from "@/server/jobs";
import { type Crawl, cancelCrawl } from "@/server/modules/crawling";
import { notify } from "@/server/modules/notifications";
import { settleHold } from "@/server/modules/wallet";
import { AppError } from "@/server/platform/errors";
import { tellNow } from "./alerts/tell";
import { competitorLookedAt } from "./events";
import type { JobState } from "./kinds";
import { pointsFor } from "./points";
import type { JobRow } from "./rows";
import { competitorJobs, competitorProducts, competitors } from "./schema";

/** How soon a price is looked at again that waits for a second look. */
const secondLookMs = 15 * 60_000;

/** A part of the pages that need a look from a person, in tenths, is trouble. */
const troubleTenths = 2;

/** Ends a job with its crawl: what was read is paid, the rest given back, and the next look is found. */
export async function endJob(tx: WorkspaceTx, job: JobRow, crawl: Crawl, now: Date): Promise<void> {
  if (job.finishedAt) return;
  const points = await pay(tx, job);
  const { found, fetched, unchanged, read, problems } = crawl;
  const nothing = crawl.state === "done" && job.kind === "analyze" && read === 0 && unchanged === 0;
  const status: JobState = nothing ? "failed" : ended(crawl.state);
  await tx
    .update(competitorJobs)
    .set({
      status,
      pointsSpent: points,
      holdId: null,
      errorCode: status === "failed" ? (crawl.error ?? (nothing ? "noProducts" : "unreachable")) : null,
      result: { kind: crawl.kind, found, fetched, unchanged, read, problems },
      finishedAt: now,
    })
    .where(eq(competitorJobs.id, job.id));
  const competitor = await settleCompetitor(tx, job, crawl, now);
  await tellNow(tx, job.workspaceId, job.competitorId, now);
  const renamed = await tx.$count(
    competitorProducts,
    and(
      eq(competitorProducts.competitorId, job.competitorId),
      gte(competitorProducts.identityChangedAt, job.createdAt),
    ),
  );
  if (job.added + job.changed + renamed > 0)
    await emit(tx, competitorLookedAt.create({ ...lookedAt(job), renamed }));
  if (job.kind === "analyze" && job.createdBy && status !== "cancelled" && competitor) {
    const message = {
      workspaceId: job.workspaceId,
      userIds: [job.createdBy],
      link: `/competitors/${job.competitorId}`,
    };
    const shop = competitor.name;
    if (status === "failed") await notify(tx, { ...message, kind: "competitorFailed", params: { shop } });
    else
      await notify(tx, {
        ...message,
        kind: "competitorDone",
        params: { shop, products: competitor.products },
      });
  }
}

const lookedAt = ({ workspaceId, competitorId, added, changed }: JobRow) => ({
  workspaceId,
  competitorId,
  added,
  changed,
});

const ended = (state: Crawl["state"]): JobState =>
  state === "done" || state === "cancelled" ? state : "failed";

/** Takes the points of the pages that were read. @returns how many */
async function pay(tx: WorkspaceTx, job: JobRow): Promise<number> {
  const { holdId, read, readByModel, pointsOfPage, pointsHeld } = job;
  if (!holdId) return 0;
  // A page that no model could be asked about was read by rules, and costs what these cost.
  const byModel = pointsOfPage > 0 ? readByModel : 0;
  const points = byModel * pointsOfPage + pointsFor(read - byModel, 0);
  const amount = Math.min(points, pointsHeld);
  try {
    await settleHold(tx, { holdId, amount });
    return amount;
  } catch (error) {
    // The points went back by themselves: the crawl lay still for longer than they are kept.
    if (error instanceof AppError && error.code === "WRONG_STATE") return 0;
    throw error;
  }
}

/** Says how the competitor is, and when it is looked at again. @returns its name, and how many products it has */
async function settleCompetitor(tx: WorkspaceTx, job: JobRow, crawl: Crawl, now: Date) {
  const mine = eq(competitorProducts.competitorId, job.competitorId);
  const [counts] = await tx
    .select({
      all: count(),
      unreadable: sql<number>`count(*) filter (where ${competitorProducts.state} = 'unreadable')::int`,
      failing: sql<number>`count(*) filter (where ${competitorProducts.problemCode} is not null)::int`,
    })
    .from(competitorProducts)
    .where(and(mine, ne(competitorProducts.state, "gone")));
  const [pending] = await tx
    .select({ n: count() })
    .from(competitorProducts)
    .where(and(mine, isNotNull(competitorProducts.pending)));
  const { all = 0, unreadable = 0, failing = 0 } = counts ?? {};
  const troubleCode =
    crawl.state === "failed"
      ? (crawl.error ?? "unreachable")
      : all === 0
        ? "noProducts"
        : unreadable * 10 > all * troubleTenths
          ? "layout"
          : failing * 10 > all * troubleTenths
            ? "pages"
            : null;
  const soon = new Date(now.getTime() + secondLookMs);
  const kind = job.kind === "analyze" && crawl.kind !== "pages" ? crawl.kind : null;
  const [row] = await tx
    .update(competitors)
    .set({
      ...(crawl.state !== "cancelled" && { health: troubleCode ? "trouble" : "good", troubleCode }),
      ...(job.kind !== "check" && crawl.state === "done" && { lastSearchAt: now }),
      ...(kind && { kind }),
      lastCheckAt: sql`coalesce(${competitors.lastCheckAt}, ${now.toISOString()}::timestamptz)`,
      // Whoever waits for a second look does not wait for the day after.
      ...((pending?.n ?? 0) > 0 && {
        nextCheckAt: sql`least(${competitors.nextCheckAt}, ${soon.toISOString()}::timestamptz)`,
      }),
    })
    .where(eq(competitors.id, job.competitorId))
    .returning({ name: competitors.name });
  return row && { ...row, products: all };
}

/** Stops what is being looked at; what was read is kept and paid. */
export async function cancelJob(tx: WorkspaceTx, job: JobRow): Promise<boolean> {
  return job.crawlId ? cancelCrawl(tx, job.crawlId) : false;
}
