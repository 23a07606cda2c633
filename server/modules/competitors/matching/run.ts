import { and, eq, gt, inArray, ne, notExists, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { converterFor, dayOf } from "../rates/converter";
import { competitorProducts, competitors } from "../schema";
import { storeCurrency } from "../store-currency";
import type { TheirArticle } from "./articles";
import { findMatches, type Suggestion } from "./match";
import { ownArticles } from "./own-articles";
import { competitorMatches, matchRuns } from "./schema";
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

/** Products of a competitor of which nobody knows yet what they are. */
async function openArticles(tx: WorkspaceTx, competitorId: Id<"competitor">): Promise<TheirArticle[]> {
  const rows: (typeof competitorProducts.$inferSelect)[] = [];
  let after: Id<"competitorProduct"> | undefined;
  for (;;) {
    const page = await tx
      .select()
      .from(competitorProducts)
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
                ),
              ),
          ),
        ),
      )
      .orderBy(competitorProducts.id)
      .limit(pageSize);
    rows.push(...page);
    after = page.at(-1)?.id;
    if (page.length < pageSize) break;
  }
  const converter = await converterFor(
    tx,
    await storeCurrency(tx),
    rows.map(({ currency }) => currency),
  );
  return rows.map((row) => ({
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
  }));
}

/**
 * Keeps what was found: what a person has decided stays as it is, what nobody has and is found no more goes. What is
 * certain is confirmed, unless a person has said something of the pair.
 */
async function keep(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  theirIds: readonly Id<"competitorProduct">[],
  found: readonly Suggestion[],
): Promise<{ suggested: number; confirmed: number }> {
  await tx
    .delete(competitorMatches)
    .where(
      and(
        inArray(competitorMatches.competitorProductId, [...theirIds]),
        eq(competitorMatches.state, "suggested"),
        sql`${competitorMatches.decidedAt} is null`,
      ),
    );
  // Since it was looked for, a person may have confirmed another.
  const taken = await tx
    .select({ id: competitorMatches.competitorProductId })
    .from(competitorMatches)
    .where(
      and(
        inArray(competitorMatches.competitorProductId, [...theirIds]),
        eq(competitorMatches.state, "confirmed"),
      ),
    );
  const done = new Set(taken.map(({ id }) => id));
  const rows = found
    .filter(({ theirId }) => !done.has(theirId))
    .map((one) => ({
      workspaceId,
      competitorProductId: one.theirId,
      productId: one.productId,
      variantId: one.variantId,
      state: one.certain ? ("confirmed" as const) : ("suggested" as const),
      automatic: one.certain,
      confidence: one.confidence,
      reasons: one.reasons,
    }));
  if (rows.length === 0) return { suggested: 0, confirmed: 0 };
  const kept = await tx
    .insert(competitorMatches)
    .values(rows)
    .onConflictDoNothing()
    .returning({ state: competitorMatches.state });
  const confirmed = kept.filter(({ state }) => state === "confirmed").length;
  return { suggested: kept.length - confirmed, confirmed };
}

/** Looks for own products among a competitor's. No transaction is open while it thinks. */
export async function matchCompetitor(workspaceId: Id<"workspace">, competitorId: Id<"competitor">) {
  const { own, theirs } = await withWorkspace(
    workspaceId,
    async (tx) => ({ own: await ownArticles(tx), theirs: await openArticles(tx, competitorId) }),
    { readOnly: true },
  );
  const found = Map.groupBy(await findMatches(own, theirs), ({ theirId }) => theirId);
  const counts = { own: own.length, theirs: theirs.length, suggested: 0, confirmed: 0 };
  for (let from = 0; from < theirs.length; from += writeSize) {
    const ids = theirs.slice(from, from + writeSize).map(({ id }) => id);
    const kept = await withWorkspace(workspaceId, (tx) =>
      keep(
        tx,
        workspaceId,
        ids,
        ids.flatMap((id) => found.get(id) ?? []),
      ),
    );
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
