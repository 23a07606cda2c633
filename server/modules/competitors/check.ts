import { and, asc, eq, isNotNull, lt, ne } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Actor, WorkspaceAccess } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import { openJob, startJob } from "./order";
import type { CompetitorRow } from "./rows";
import { minutesOf, nextCheck } from "./schedule";
import { competitorProducts, competitors } from "./schema";

/** How often new products are looked for; known ones are looked at in each check. A little less than a day. */
const searchEveryMs = 20 * 3_600_000;
/** How soon it is looked whether what is under way has ended. */
const againMs = 5 * 60_000;

export interface CheckedStore extends Pick<WorkspaceAccess, "id" | "plan" | "locale" | "timezone"> {}

/**
 * Begins what is due of a competitor. Once a day new products are looked for first, which sees most of the known ones
 * too; the check after it looks at those that it has not seen. Between the times of the schedule only prices are looked
 * at that wait for a second look.
 * @returns what was begun
 */
export async function beginCheck(
  tx: WorkspaceTx,
  store: CheckedStore,
  competitor: CompetitorRow,
  now: Date,
  asked = false,
): Promise<"search" | "check" | "second look" | "nothing"> {
  const zone = store.timezone;
  const next = nextCheck(competitor, now, zone, competitor.id);
  const set = (values: Partial<CompetitorRow>) =>
    tx
      .update(competitors)
      .set({ zone, ...values })
      .where(eq(competitors.id, competitor.id));
  if (await openJob(tx, competitor.id)) {
    await set({ nextCheckAt: soon(now, next) });
    return "nothing";
  }
  const { lastCheckAt, lastSearchAt } = competitor;
  const due = asked || !lastCheckAt || nextCheck(competitor, lastCheckAt, zone, competitor.id) <= now;
  if (!due) {
    const regular = nextCheck(competitor, lastCheckAt ?? now, zone, competitor.id);
    await set({ nextCheckAt: regular });
    const begun = await lookAt(tx, store, competitor, await waiting(tx, competitor));
    return begun ? "second look" : "nothing";
  }
  if (!lastSearchAt || now.getTime() - lastSearchAt.getTime() >= searchEveryMs) {
    // What the search does not see is looked at when it is over.
    await set({ lastSearchAt: now, nextCheckAt: soon(now, next) });
    if (await search(tx, store, competitor)) return "search";
  }
  await set({ lastCheckAt: now, nextCheckAt: next });
  const unseen = await notSeenSince(tx, competitor, halfwayBack(competitor, now, asked));
  const urls = [...new Set([...(await waiting(tx, competitor)), ...unseen])];
  return (await lookAt(tx, store, competitor, urls)) ? "check" : "nothing";
}

const soon = (now: Date, next: Date) => new Date(Math.min(now.getTime() + againMs, next.getTime()));

/** What was seen after this has been looked at in this round. */
const halfwayBack = ({ rhythm }: CompetitorRow, now: Date, asked: boolean) =>
  new Date(now.getTime() - (asked ? 0 : (minutesOf[rhythm] * 60_000) / 2));

const schedule = ({ createdBy }: CompetitorRow): Actor => ({
  type: "operator",
  userId: createdBy,
  name: "competitors",
});

/** Looks for products at the next of the addresses. @returns whether it was begun: points may be missing */
async function search(tx: WorkspaceTx, store: CheckedStore, competitor: CompetitorRow): Promise<boolean> {
  const { addresses, nextAddress, pageLimit, mode } = competitor;
  const url = addresses[nextAddress % addresses.length] ?? competitor.startUrl;
  await tx
    .update(competitors)
    .set({ nextAddress: (nextAddress + 1) % Math.max(1, addresses.length) })
    .where(eq(competitors.id, competitor.id));
  const known = await tx.$count(competitorProducts, eq(competitorProducts.competitorId, competitor.id));
  return affordable(tx, competitor, () =>
    startJob(tx, {
      workspace: store,
      actor: schedule(competitor),
      competitor,
      kind: "search",
      url,
      crawled: url,
      mode,
      pageLimit,
      paidPages: mode === "ai" ? pageLimit : Math.max(0, pageLimit - known),
      watched: false,
    }),
  );
}

/** Looks at pages again. @returns whether it was begun */
async function lookAt(
  tx: WorkspaceTx,
  store: CheckedStore,
  competitor: CompetitorRow,
  urls: readonly string[],
): Promise<boolean> {
  const [first] = urls;
  if (first === undefined) return false;
  return affordable(tx, competitor, () =>
    startJob(tx, {
      workspace: store,
      actor: schedule(competitor),
      competitor,
      kind: "check",
      url: competitor.startUrl,
      crawled: urls,
      mode: competitor.mode,
      pageLimit: urls.length,
      // Pages that are known cost nothing by rules.
      paidPages: competitor.mode === "ai" ? urls.length : 0,
      watched: false,
    }),
  );
}

/** Begins work that may cost points; without them the competitor says so, and waits for its next time. */
async function affordable(
  tx: WorkspaceTx,
  { id }: CompetitorRow,
  begin: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await begin();
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "INSUFFICIENT_POINTS") throw error;
    await tx
      .update(competitors)
      .set({ health: "trouble", troubleCode: "points" })
      .where(eq(competitors.id, id));
    return false;
  }
}

const pages = (tx: WorkspaceTx) => tx.select({ url: competitorProducts.url }).from(competitorProducts);

async function waiting(tx: WorkspaceTx, { id }: CompetitorRow): Promise<string[]> {
  const rows = await pages(tx)
    .where(and(eq(competitorProducts.competitorId, id), isNotNull(competitorProducts.pending)))
    .orderBy(asc(competitorProducts.id));
  return rows.map(({ url }) => url);
}

async function notSeenSince(tx: WorkspaceTx, { id }: CompetitorRow, since: Date): Promise<string[]> {
  const rows = await pages(tx)
    .where(
      and(
        eq(competitorProducts.competitorId, id),
        ne(competitorProducts.state, "gone"),
        lt(competitorProducts.lastSeenAt, since),
      ),
    )
    .orderBy(asc(competitorProducts.lastSeenAt), asc(competitorProducts.id));
  return rows.map(({ url }) => url);
}
