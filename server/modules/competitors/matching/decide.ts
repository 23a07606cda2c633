import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { doerOf, recordDeeds } from "@/server/modules/audit";
import { products, variants } from "@/server/modules/catalog";
import type { Actor } from "@/server/operations/context";
import { notFound } from "@/server/platform/errors";
import { type Id, newId } from "@/server/platform/ids";
import { competitorProducts } from "../schema";
import { competitorMatches, type Decision } from "./schema";

interface Context {
  tx: WorkspaceTx;
  actor: Actor;
}

type MatchRow = typeof competitorMatches.$inferSelect;

interface Decided {
  changed: number;
  edit: Id<"edit"> | null;
}

const decisionOf = (row: MatchRow): Decision => ({
  state: row.state,
  variantId: row.variantId,
  automatic: row.automatic,
  byHand: row.byHand,
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt?.toISOString() ?? null,
});

/** Gives a row a new state, with what stood there before. */
async function move(
  { tx, actor }: Context,
  row: MatchRow,
  edit: Id<"edit">,
  change: Partial<Pick<MatchRow, "state" | "variantId" | "byHand">>,
): Promise<void> {
  await tx
    .update(competitorMatches)
    .set({
      ...change,
      automatic: false,
      decidedBy: actor.userId,
      decidedAt: new Date(),
      edit,
      before: decisionOf(row),
    })
    .where(eq(competitorMatches.id, row.id));
}

/** Makes room: of a competitor's product only one match is confirmed, and another decision takes the place of it. */
async function displace(ctx: Context, rows: readonly MatchRow[], edit: Id<"edit">): Promise<void> {
  if (rows.length === 0) return;
  const standing = await ctx.tx
    .select()
    .from(competitorMatches)
    .where(
      and(
        inArray(
          competitorMatches.competitorProductId,
          rows.map(({ competitorProductId }) => competitorProductId),
        ),
        eq(competitorMatches.state, "confirmed"),
      ),
    )
    .for("update");
  const chosen = new Set(rows.map(({ id }) => id));
  for (const row of standing) if (!chosen.has(row.id)) await move(ctx, row, edit, { state: "rejected" });
}

/** The first of several for the same product of a competitor: the likeliest, as they are sorted. */
const firstOfEach = (rows: readonly MatchRow[]) => [
  ...new Map(rows.toReversed().map((row) => [row.competitorProductId, row])).values(),
];

/** Confirms or rejects matches, as one decision that can be taken back. What stands so already is left. */
export async function decideMatches(
  ctx: Context,
  ids: readonly Id<"competitorMatch">[],
  decision: "confirm" | "reject",
): Promise<Decided> {
  const state = decision === "confirm" ? "confirmed" : "rejected";
  const rows = await ctx.tx
    .select()
    .from(competitorMatches)
    .where(and(inArray(competitorMatches.id, [...ids]), ne(competitorMatches.state, state)))
    .orderBy(desc(competitorMatches.confidence), competitorMatches.id)
    .for("update");
  const chosen = decision === "confirm" ? firstOfEach(rows) : rows;
  if (chosen.length === 0) {
    const [known] = await ctx.tx
      .select({ id: competitorMatches.id })
      .from(competitorMatches)
      .where(inArray(competitorMatches.id, [...ids]))
      .limit(1);
    if (!known) throw notFound("match");
    return { changed: 0, edit: null };
  }
  const edit = newId("edit");
  if (decision === "confirm") await displace(ctx, chosen, edit);
  for (const row of chosen) await move(ctx, row, edit, { state });
  await recordDeeds(
    ctx.tx,
    { ...doerOf(ctx.actor), action: `match.${state}`, details: { edit } },
    chosen.map((row) => ({ target: row.productId, details: { theirs: row.competitorProductId } })),
  );
  return { changed: chosen.length, edit };
}

/** The variant that is meant: the one that is named, else the only one, else none in particular. */
async function variantOf(
  tx: WorkspaceTx,
  productId: Id<"product">,
  named: Id<"variant"> | undefined,
): Promise<Id<"variant"> | null> {
  const rows = await tx
    .select({ id: variants.id })
    .from(variants)
    .where(eq(variants.productId, productId))
    .limit(500);
  if (named && !rows.some(({ id }) => id === named)) throw notFound("variant");
  return named ?? (rows.length === 1 ? (rows[0]?.id ?? null) : null);
}

/** Puts a competitor's product and an own one together by hand. @throws AppError NOT_FOUND */
export async function linkProducts(
  ctx: Context & { workspaceId: Id<"workspace"> },
  pair: {
    competitorProductId: Id<"competitorProduct">;
    productId: Id<"product">;
    variantId?: Id<"variant"> | undefined;
  },
): Promise<Decided & { id: Id<"competitorMatch"> }> {
  const { tx, actor, workspaceId } = ctx;
  const { competitorProductId, productId } = pair;
  const [[theirs], [own]] = await Promise.all([
    tx
      .select({ id: competitorProducts.id })
      .from(competitorProducts)
      .where(eq(competitorProducts.id, competitorProductId)),
    tx.select({ id: products.id }).from(products).where(eq(products.id, productId)),
  ]);
  if (!theirs) throw notFound("competitorProduct");
  if (!own) throw notFound("product");
  const variantId = await variantOf(tx, productId, pair.variantId);
  const edit = newId("edit");
  const [known] = await tx
    .select()
    .from(competitorMatches)
    .where(
      and(
        eq(competitorMatches.competitorProductId, competitorProductId),
        eq(competitorMatches.productId, productId),
      ),
    )
    .for("update");
  const id = known?.id ?? newId("competitorMatch");
  const fresh = { id, workspaceId, competitorProductId, productId, variantId };
  await displace(ctx, [{ ...known, ...fresh } as MatchRow], edit);
  if (known) await move(ctx, known, edit, { state: "confirmed", variantId, byHand: true });
  else {
    const by = { byHand: true, decidedBy: actor.userId, decidedAt: new Date(), edit, before: null };
    await tx.insert(competitorMatches).values({ ...fresh, ...by, state: "confirmed" });
  }
  await recordDeeds(tx, { ...doerOf(actor), action: "match.linked", details: { edit } }, [
    { target: productId, details: { theirs: competitorProductId } },
  ]);
  return { id, changed: 1, edit };
}

async function restore(tx: WorkspaceTx, row: MatchRow, before: Decision): Promise<void> {
  const { state, variantId, automatic, byHand, decidedBy, decidedAt } = before;
  await tx
    .update(competitorMatches)
    .set({
      state,
      variantId,
      automatic,
      byHand,
      decidedBy,
      decidedAt: decidedAt === null ? null : new Date(decidedAt),
      edit: null,
      before: null,
    })
    .where(eq(competitorMatches.id, row.id));
}

/**
 * Takes a decision back, also one about many: what has been decided again since stays as it is.
 * @throws AppError NOT_FOUND when there is none, or all of it was decided again
 */
export async function undoDecision({ tx, actor }: Context, edit: Id<"edit">): Promise<number> {
  const rows = await tx
    .select()
    .from(competitorMatches)
    .where(eq(competitorMatches.edit, edit))
    .for("update");
  if (rows.length === 0) throw notFound("edit");
  // Those that were confirmed come last: what took their place is out of the way by then.
  const sorted = rows.toSorted(
    (a, b) => Number(a.before?.state === "confirmed") - Number(b.before?.state === "confirmed"),
  );
  let changed = 0;
  for (const row of sorted) {
    const { before } = row;
    if (!before) await tx.delete(competitorMatches).where(eq(competitorMatches.id, row.id));
    else if (before.state === "confirmed" && (await takenByAnother(tx, row))) continue;
    else await restore(tx, row, before);
    changed += 1;
  }
  await recordDeeds(
    tx,
    { ...doerOf(actor), action: "match.undone", details: { edit } },
    rows.map((row) => ({ target: row.productId, details: { theirs: row.competitorProductId } })),
  );
  return changed;
}

async function takenByAnother(tx: WorkspaceTx, row: MatchRow): Promise<boolean> {
  const [other] = await tx
    .select({ one: sql`1` })
    .from(competitorMatches)
    .where(
      and(
        eq(competitorMatches.competitorProductId, row.competitorProductId),
        eq(competitorMatches.state, "confirmed"),
        ne(competitorMatches.id, row.id),
      ),
    );
  return other !== undefined;
}
