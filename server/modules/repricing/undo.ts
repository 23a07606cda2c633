import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { doerOf } from "@/server/modules/audit";
import { setPrices } from "@/server/modules/catalog";
import type { Actor } from "@/server/operations/context";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { repricedVariants, repricingChanges, repricingRuns } from "./schema";

type ChangeRow = typeof repricingChanges.$inferSelect;

/** Whether a change is the last one that was made of its price: only that can be taken back. */
export const isLast = sql<boolean>`${repricingChanges.state} = 'applied' and not exists (
  select 1 from repricing_changes later where later.workspace_id = ${repricingChanges.workspaceId}
    and later.variant_id = ${repricingChanges.variantId} and later.state = 'applied'
    and (later.applied_at, later.id) > (${repricingChanges.appliedAt}, ${repricingChanges.id}))`;

/**
 * Brings prices back to what they were before, where nobody has changed them since, and holds those variants: else the
 * next run would do it again.
 */
async function takeBack(
  tx: WorkspaceTx,
  rows: readonly ChangeRow[],
  { by, now }: { by: Actor; now: Date },
): Promise<Id<"repricingChange">[]> {
  const set = await setPrices(
    tx,
    { cause: "undo", by: doerOf(by) },
    rows.map(({ id, productId, variantId, fromPrice, toPrice }) => ({
      productId,
      variantId,
      from: toPrice,
      to: fromPrice,
      reference: id,
    })),
  );
  const undone = rows.filter(({ variantId }) => set.has(variantId));
  if (undone.length === 0) return [];
  const ids = undone.map(({ id }) => id);
  await tx
    .update(repricingChanges)
    .set({ state: "undone", decidedBy: by.userId, decidedAt: now })
    .where(inArray(repricingChanges.id, ids));
  const variantIds = undone.map(({ variantId }) => variantId);
  await tx
    .update(repricedVariants)
    .set({
      heldFor: "undone",
      heldAt: now,
      lastPrice: sql`(select v.price from variants v where v.workspace_id = repriced_variants.workspace_id and v.id = repriced_variants.variant_id)`,
    })
    .where(inArray(repricedVariants.variantId, variantIds));
  await tx
    .update(repricingChanges)
    .set({ state: "superseded" })
    .where(and(eq(repricingChanges.state, "proposed"), inArray(repricingChanges.variantId, variantIds)));
  return ids;
}

/**
 * Takes one change back. @returns whether it could: not where the price was changed again since
 * @throws AppError NOT_FOUND
 */
export async function undoChange(
  tx: WorkspaceTx,
  id: Id<"repricingChange">,
  by: Actor,
  now = new Date(),
): Promise<boolean> {
  const [found] = await tx
    .select({ row: repricingChanges, last: isLast })
    .from(repricingChanges)
    .where(eq(repricingChanges.id, id))
    .for("update");
  if (!found) throw notFound("repricingChange");
  return found.last && (await takeBack(tx, [found.row], { by, now })).length > 0;
}

/** Takes back what a run has set, where nobody has changed it since. @throws AppError NOT_FOUND */
export async function undoRun(
  tx: WorkspaceTx,
  id: Id<"repricingRun">,
  by: Actor,
  now = new Date(),
): Promise<{ undone: Id<"repricingChange">[]; kept: number }> {
  const [run] = await tx.select().from(repricingRuns).where(eq(repricingRuns.id, id)).for("update");
  if (!run) throw notFound("repricingRun");
  const found = await tx
    .select({ row: repricingChanges, last: isLast })
    .from(repricingChanges)
    .where(
      and(
        eq(repricingChanges.runId, id),
        isNotNull(repricingChanges.appliedAt),
        eq(repricingChanges.state, "applied"),
      ),
    )
    .orderBy(repricingChanges.id)
    .for("update");
  const rows = found.filter(({ last }) => last).map(({ row }) => row);
  const undone = await takeBack(tx, rows, { by, now });
  if (undone.length > 0)
    await tx.update(repricingRuns).set({ undoneAt: now }).where(eq(repricingRuns.id, id));
  return { undone, kept: found.length - undone.length };
}
