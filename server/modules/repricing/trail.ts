import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { users } from "@/server/modules/auth";
import { products, variants } from "@/server/modules/catalog";
import type { Id } from "@/server/platform/ids";
import type { Change, Run } from "./contract";
import { repricingChanges, repricingRuns } from "./schema";
import type { ChangeState } from "./states";
import { isLast } from "./undo";

export interface TrailFilter {
  state?: ChangeState | undefined;
  productId?: Id<"product"> | undefined;
  runId?: Id<"repricingRun"> | undefined;
  ruleId?: Id<"repricingRule"> | undefined;
}

/** Changes of prices, newest first, with the products as they are called now. */
export function changeRows(
  tx: WorkspaceTx,
  { state, productId, runId, ruleId }: TrailFilter,
  { after, limit }: { after: Id<"repricingChange"> | undefined; limit: number },
) {
  return tx
    .select({
      id: repricingChanges.id,
      row: repricingChanges,
      title: products.title,
      imageUrl: products.imageUrl,
      options: variants.optionValues,
      decidedBy: users.name,
      undoable: isLast,
    })
    .from(repricingChanges)
    .leftJoin(
      products,
      sql`${products.workspaceId} = ${repricingChanges.workspaceId} and ${products.id} = ${repricingChanges.productId}`,
    )
    .leftJoin(
      variants,
      sql`${variants.workspaceId} = ${repricingChanges.workspaceId} and ${variants.id} = ${repricingChanges.variantId}`,
    )
    .leftJoin(users, eq(users.id, repricingChanges.decidedBy))
    .where(
      and(
        state ? eq(repricingChanges.state, state) : undefined,
        productId ? eq(repricingChanges.productId, productId) : undefined,
        runId ? eq(repricingChanges.runId, runId) : undefined,
        ruleId ? eq(repricingChanges.ruleId, ruleId) : undefined,
        after ? lt(repricingChanges.id, after) : undefined,
      ),
    )
    .orderBy(desc(repricingChanges.id))
    .limit(limit);
}

type ChangeRow = Awaited<ReturnType<typeof changeRows>>[number];

export function toChange({ row, title, imageUrl, options, decidedBy, undoable }: ChangeRow): Change {
  return {
    id: row.id,
    runId: row.runId,
    ruleId: row.ruleId,
    ruleName: row.ruleName,
    productId: row.productId,
    variantId: row.variantId,
    title,
    options: options ?? [],
    imageUrl,
    from: row.fromPrice,
    to: row.toPrice,
    currency: row.currency,
    why: row.why,
    state: row.state,
    undoable,
    decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Runs, newest first. */
export async function runRows(
  tx: WorkspaceTx,
  { after, limit }: { after: Id<"repricingRun"> | undefined; limit: number },
): Promise<Run[]> {
  const rows = await tx
    .select()
    .from(repricingRuns)
    .where(after ? lt(repricingRuns.id, after) : undefined)
    .orderBy(desc(repricingRuns.id))
    .limit(limit);
  const ids = [...new Set(rows.flatMap(({ createdBy }) => createdBy ?? []))];
  const people =
    ids.length > 0
      ? await tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids))
      : [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ id, cause, counts, createdBy, createdAt, finishedAt, undoneAt }) => ({
    id,
    cause,
    counts,
    by: (createdBy && names.get(createdBy)) ?? null,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
  }));
}
