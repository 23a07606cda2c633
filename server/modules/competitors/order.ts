import { and, count, eq, inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { normaliseUrl, siteOf, startCrawl } from "@/server/modules/crawling";
import { actorId, holdPoints, readBalance } from "@/server/modules/wallet";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { planOf } from "@/server/operations/plans";
import { AppError } from "@/server/platform/errors";
import { type Id, newId } from "@/server/platform/ids";
import { ensureRule } from "./alerts/rules";
import { pointsOfPage } from "./costs";
import type { Mode } from "./kinds";
import { pagesFor, pointsFor } from "./points";
import { purposeName } from "./purpose";
import type { CompetitorRow, JobRow } from "./rows";
import { nextCheck } from "./schedule";
import { competitorJobs, competitors } from "./schema";

/** Points stay set aside for so long at most: a crawl that waits for a slow shop takes hours, not weeks. */
const holdMs = 7 * 86_400_000;
/** Addresses of one competitor that are searched in turn. */
const mostAddresses = 50;

interface Order {
  workspace: Pick<WorkspaceAccess, "id" | "plan" | "locale" | "timezone">;
  actor: Actor;
  url: string;
  mode: Mode;
  /** At most so many pages. */
  pages?: number | undefined;
}

/**
 * Has an address looked at: a new competitor, or another address of one that is known. Its points are set aside. An
 * address that is being looked at is not ordered twice.
 * @throws AppError BAD_INPUT, PLAN_LIMIT, WRONG_STATE while another address of the competitor is looked at,
 * INSUFFICIENT_POINTS
 */
export async function orderAnalysis(
  tx: WorkspaceTx,
  { workspace, actor, url: text, mode, pages }: Order,
): Promise<Pick<JobRow, "id" | "mode">> {
  const url = normaliseUrl(text);
  if (!url) throw new AppError("BAD_INPUT", { fields: [{ path: "url", code: "url" }] });
  const limits = planOf(workspace.plan);
  const competitor = await competitorAt(tx, { workspace, actor, url, mode, most: limits.competitors });
  const [open] = await tx
    .select()
    .from(competitorJobs)
    .where(
      and(
        eq(competitorJobs.competitorId, competitor.id),
        inArray(competitorJobs.status, ["pending", "running"]),
      ),
    );
  if (open?.kind === "analyze" && open.url === url) return open;
  if (open) throw new AppError("WRONG_STATE");
  const most = limits.competitorPages;
  const pageLimit = Math.min(pages ?? (await affordablePages(tx, workspace, mode)), most);
  await tx
    .update(competitors)
    .set({
      mode,
      pageLimit: sql`greatest(${competitors.pageLimit}, ${pageLimit})`,
      ...(!competitor.addresses.includes(url) && {
        addresses: [...competitor.addresses, url].slice(-mostAddresses),
      }),
    })
    .where(eq(competitors.id, competitor.id));
  if (actor.userId) await ensureRule(tx, { workspace, userId: actor.userId });
  return startJob(tx, {
    workspace,
    actor,
    competitor,
    kind: "analyze",
    url,
    crawled: url,
    mode,
    pageLimit,
    paidPages: pageLimit,
    watched: true,
  });
}

/** As many pages as the points of the store pay for, at least one: who has none is told so. */
async function affordablePages(tx: WorkspaceTx, workspace: Order["workspace"], mode: Mode): Promise<number> {
  const { available } = await readBalance(tx);
  return Math.max(1, pagesFor(available, await pointsOfPage(workspace, mode)));
}

/** The competitor of an address's host, made where there is none. */
async function competitorAt(
  tx: WorkspaceTx,
  { workspace, actor, url, mode, most }: Omit<Order, "pages"> & { most: number },
): Promise<CompetitorRow> {
  const host = siteOf(url);
  // Two at once wait for each other here, so that the plan's number is not passed by both.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`competitors:${workspace.id}`}, 0))`);
  const [known] = await tx.select().from(competitors).where(eq(competitors.host, host)).for("update");
  if (known) return known;
  const [has] = await tx.select({ n: count() }).from(competitors);
  if ((has?.n ?? 0) >= most) throw new AppError("PLAN_LIMIT", { params: { limit: most } });
  const id = newId("competitor");
  const schedule = { rhythm: "1d", atMinute: 360, weekday: 1, quietFrom: null, quietUntil: null } as const;
  const [made] = await tx
    .insert(competitors)
    .values({
      id,
      workspaceId: workspace.id,
      name: host,
      host,
      startUrl: url,
      addresses: [url],
      mode,
      pageLimit: 1,
      ...schedule,
      zone: workspace.timezone,
      nextCheckAt: nextCheck(schedule, new Date(), workspace.timezone, id),
      createdBy: actor.userId,
    })
    .returning();
  if (!made) throw new Error("the competitor was not written");
  return made;
}

interface NewJob {
  workspace: Pick<WorkspaceAccess, "id" | "plan" | "locale">;
  actor: Actor;
  competitor: Pick<CompetitorRow, "id">;
  kind: JobRow["kind"];
  /** What it is about. */
  url: string;
  /** What is fetched: one address and what it leads to, or these pages and no others. */
  crawled: string | readonly string[];
  mode: Mode;
  pageLimit: number;
  /** Pages that are paid for, if all of them are read. */
  paidPages: number;
  /** Shows it among the works of the store. */
  watched: boolean;
}

/** Writes a job down, sets its points aside and has its crawl begun. @throws AppError INSUFFICIENT_POINTS */
export async function startJob(tx: WorkspaceTx, wanted: NewJob): Promise<Pick<JobRow, "id" | "mode">> {
  const { workspace, actor, competitor, kind, url, crawled, mode, pageLimit, paidPages, watched } = wanted;
  const id = newId("competitorJob");
  const ofPage = await pointsOfPage(workspace, mode);
  const points = pointsFor(paidPages, ofPage);
  const held =
    points > 0 &&
    (await holdPoints(tx, {
      amount: points,
      key: `competitor:${id}`,
      cause: "competitor-analysis",
      reference: id,
      actor: actorId(actor),
      expiresAt: new Date(Date.now() + holdMs),
    }));
  const crawl = await startCrawl(tx, {
    workspaceId: workspace.id,
    purpose: purposeName,
    reference: id,
    url: crawled,
    mode,
    pageLimit,
    ...(watched && { task: { userId: actor.userId, link: `/competitors/${competitor.id}` } }),
  });
  await tx.insert(competitorJobs).values({
    id,
    workspaceId: workspace.id,
    competitorId: competitor.id,
    crawlId: crawl.id,
    url,
    mode,
    kind,
    pageLimit,
    pointsOfPage: ofPage,
    pointsHeld: points,
    holdId: held ? held.holdId : null,
    createdBy: actor.userId,
    createdAt: new Date(),
  });
  return { id, mode };
}

/** The job of a competitor that is not over. */
export async function openJob(tx: WorkspaceTx, competitorId: Id<"competitor">): Promise<JobRow | undefined> {
  const [row] = await tx
    .select()
    .from(competitorJobs)
    .where(
      and(
        eq(competitorJobs.competitorId, competitorId),
        inArray(competitorJobs.status, ["pending", "running"]),
      ),
    );
  return row;
}
