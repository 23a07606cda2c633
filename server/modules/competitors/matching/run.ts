import { and, eq, gt, inArray, ne, notExists, type SQL, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { converterFor, dayOf } from "../rates/converter";
import { competitorProducts, competitors } from "../schema";
import { storeCurrency } from "../store-currency";
import type { TheirArticle } from "./articles";
import { findMatches, type Suggestion } from "./match";
import { ownArticles } from "./own-articles";
import { seeOwnPictures } from "./pictures/own";
import { wantPictures } from "./pictures/want";
import { competitorMatches, competitorPictures, matchRuns } from "./schema";
import { theirFacts } from "./their-traits";

const pageSize = 1000;
const writeSize = 500;

/** Writes down that all is looked through, and gives back the shops whose products are to be. */
export async function beginRun(workspaceId: Id<"workspace">) {
  return withWorkspace(workspaceId, async (tx) => {
    const shops = await tx.select({ id: competitors.id }).from(competitors).where(eq(competitors.own, false));
    const [run] = await tx
      .insert(matchRuns)
      .values({ workspaceId, seenUntil: sql`now()` })
      .returning({ id: matchRuns.id });
    return { runId: run?.id ?? null, shops: shops.map(({ id }) => id) };
  });
}

/** Confirmed by a number of a page that tells another title, brand or number since: it may be another product now. */
const outdated: SQL<boolean> = sql<boolean>`coalesce(${competitorMatches.automatic} and ${competitorMatches.decidedAt} is null
  and ${competitorMatches.updatedAt} < ${competitorProducts.identityChangedAt}, false)`;

/** Products of a competitor of which nobody knows yet what they are, or of which that has to be looked at again. */
async function openArticles(tx: WorkspaceTx, competitorId: Id<"competitor">): Promise<TheirArticle[]> {
  const rows: { product: typeof competitorProducts.$inferSelect; picture: string | null }[] = [];
  let after: Id<"competitorProduct"> | undefined;
  for (;;) {
    const page = await tx
      .select({ product: competitorProducts, picture: competitorPictures.hash })
      .from(competitorProducts)
      .leftJoin(competitorPictures, eq(competitorPictures.competitorProductId, competitorProducts.id))
      .where(
        and(
          eq(competitorProducts.competitorId, competitorId),
          ne(competitorProducts.state, "gone"),
          after && gt(competitorProducts.id, after),
          notExists(
            tx
              .select({ one: sql`1` })
              .from(competitorMatches)
              .where(
                and(
                  eq(competitorMatches.competitorProductId, competitorProducts.id),
                  eq(competitorMatches.state, "confirmed"),
                  sql`not ${outdated}`,
                ),
              ),
          ),
        ),
      )
      .orderBy(competitorProducts.id)
      .limit(pageSize);
    rows.push(...page);
    after = page.at(-1)?.product.id;
    if (page.length < pageSize) break;
  }
  const converter = await converterFor(
    tx,
    await storeCurrency(tx),
    rows.map(({ product }) => product.currency),
  );
  return rows.map(({ product: row, picture }) => ({
    id: row.id,
    title: row.title,
    brand: row.brand,
    gtin: row.gtin,
    sku: row.sku,
    mpn: row.mpn,
    facts: theirFacts(row),
    price:
      row.priceMinor === null || row.currency === null
        ? null
        : (converter.convert(row.priceMinor, row.currency, dayOf(row.observedAt)) ?? null),
    picture,
  }));
}

/** An own product and one of a competitor's, as one word. */
const pairOf = (theirId: string, productId: string) => `${theirId} ${productId}`;

/**
 * Keeps what was found: what a person has decided stays as it is, what nobody has and is found no more goes, and what
 * is found again stays the same match, which somebody may be looking at. What is certain is confirmed, unless a person
 * has said something of the pair. What was confirmed without a person and is outdated counts as a suggestion again.
 */
async function keep(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  theirIds: readonly Id<"competitorProduct">[],
  found: readonly Suggestion[],
): Promise<{ suggested: number; confirmed: number }> {
  const standing = await tx
    .select({
      id: competitorMatches.id,
      theirId: competitorMatches.competitorProductId,
      productId: competitorMatches.productId,
      state: competitorMatches.state,
      undecided: sql<boolean>`${competitorMatches.decidedAt} is null`,
      outdated,
    })
    .from(competitorMatches)
    .innerJoin(competitorProducts, eq(competitorProducts.id, competitorMatches.competitorProductId))
    .where(inArray(competitorMatches.competitorProductId, [...theirIds]))
    .orderBy(competitorMatches.id)
    .for("update", { of: competitorMatches });
  const reopened = standing.filter((one) => one.state === "confirmed" && one.outdated);
  if (reopened.length > 0) {
    await tx
      .update(competitorMatches)
      .set({ state: "suggested", automatic: false })
      .where(
        inArray(
          competitorMatches.id,
          reopened.map(({ id }) => id),
        ),
      );
    for (const one of reopened) one.state = "suggested";
  }
  // Since it was looked for, a person may have confirmed another.
  const done = new Set(standing.flatMap(({ theirId, state }) => (state === "confirmed" ? [theirId] : [])));
  const rows = new Map<string, typeof competitorMatches.$inferInsert>();
  for (const one of found) {
    const pair = pairOf(one.theirId, one.productId);
    if (done.has(one.theirId) || rows.has(pair)) continue;
    const { theirId: competitorProductId, productId, variantId, confidence, reasons } = one;
    const state = one.certain ? "confirmed" : "suggested";
    const match = { competitorProductId, productId, variantId, confidence, reasons };
    rows.set(pair, { workspaceId, ...match, state, automatic: one.certain });
  }
  const stale = standing.filter(
    ({ theirId, productId, state, undecided }) =>
      state === "suggested" && undecided && !rows.has(pairOf(theirId, productId)),
  );
  if (stale.length > 0) {
    await tx.delete(competitorMatches).where(
      inArray(
        competitorMatches.id,
        stale.map(({ id }) => id),
      ),
    );
  }
  if (rows.size === 0) return { suggested: 0, confirmed: 0 };
  const t = competitorMatches;
  const kept = await tx
    .insert(t)
    .values([...rows.values()])
    .onConflictDoUpdate({
      target: [t.workspaceId, t.competitorProductId, t.productId],
      set: {
        variantId: sql`excluded.variant_id`,
        state: sql`excluded.state`,
        automatic: sql`excluded.automatic`,
        confidence: sql`excluded.confidence`,
        reasons: sql`excluded.reasons`,
        updatedAt: new Date(),
      },
      setWhere: sql`${t.state} = 'suggested' and ${t.decidedAt} is null`,
    })
    .returning({ state: t.state });
  const confirmed = kept.filter(({ state }) => state === "confirmed").length;
  return { suggested: kept.length - confirmed, confirmed };
}

/**
 * Looks for own products among a competitor's, and has their pictures seen, which the next time has before it. No
 * transaction is open while it thinks.
 */
export async function matchCompetitor(workspaceId: Id<"workspace">, competitorId: Id<"competitor">) {
  await seeOwnPictures(workspaceId, competitorId);
  const { own, theirs } = await withWorkspace(
    workspaceId,
    async (tx) => ({ own: await ownArticles(tx), theirs: await openArticles(tx, competitorId) }),
    { readOnly: true },
  );
  const found = Map.groupBy(await findMatches(own, theirs), ({ theirId }) => theirId);
  const counts = { own: own.length, theirs: theirs.length, suggested: 0, confirmed: 0 };
  for (let from = 0; from < theirs.length; from += writeSize) {
    const ids = theirs.slice(from, from + writeSize).map(({ id }) => id);
    const kept = await withWorkspace(workspaceId, async (tx) => {
      const ofThese = ids.flatMap((id) => found.get(id) ?? []);
      await wantPictures(tx, workspaceId, [...new Set(ofThese.map(({ theirId }) => theirId))]);
      return keep(tx, workspaceId, ids, ofThese);
    });
    counts.suggested += kept.suggested;
    counts.confirmed += kept.confirmed;
  }
  return counts;
}

export type Counts = Awaited<ReturnType<typeof matchCompetitor>>;

/** Writes down how a round ended. */
export function endRun(
  workspaceId: Id<"workspace">,
  runId: Id<"matchRun">,
  status: "done" | "failed",
  counts: readonly Counts[],
): Promise<void> {
  const sum = (of: (one: Counts) => number) => counts.reduce((total, one) => total + of(one), 0);
  return withWorkspace(workspaceId, async (tx) => {
    await tx
      .update(matchRuns)
      .set({
        status,
        ownCount: Math.max(0, ...counts.map(({ own }) => own)),
        theirCount: sum(({ theirs }) => theirs),
        suggested: sum(({ suggested }) => suggested),
        confirmed: sum(({ confirmed }) => confirmed),
        finishedAt: new Date(),
      })
      .where(eq(matchRuns.id, runId));
  });
}
