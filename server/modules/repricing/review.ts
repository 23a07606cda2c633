import { and, eq, inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { doerOf } from "@/server/modules/audit";
import { setPrices } from "@/server/modules/catalog";
import type { Actor } from "@/server/operations/context";
import type { Id } from "@/server/platform/ids";
import { activeRules } from "./cycle";
import { limitsOf } from "./limits";
import { isHeld, ownOf } from "./plan";
import { ruleOf } from "./precedence";
import { repricedVariants, repricingChanges } from "./schema";
import { type Target, targetsOf } from "./targets";

type ChangeRow = typeof repricingChanges.$inferSelect;
type Change = Id<"repricingChange">;

/** The open proposals among some changes, or all there are; locked, so that nobody else decides on them meanwhile. */
const openAmong = (tx: WorkspaceTx, ids: readonly Change[] | null): Promise<ChangeRow[]> =>
  tx
    .select()
    .from(repricingChanges)
    .where(
      and(eq(repricingChanges.state, "proposed"), ids ? inArray(repricingChanges.id, [...ids]) : undefined),
    )
    .orderBy(repricingChanges.id)
    .for("update");

/** Whether a proposal may still be carried out: its rule is as it was, the price too, and the limits as they are now allow it. */
function mayStand(
  row: ChangeRow,
  target: Target | undefined,
  rules: Awaited<ReturnType<typeof activeRules>>,
): boolean {
  if (!target || target.price !== row.fromPrice || isHeld(target)) return false;
  const rule = ruleOf(rules, target.product);
  if (!rule || rule.id !== row.ruleId || rule.version !== row.ruleVersion) return false;
  const limits = limitsOf(rule.terms, ownOf(target));
  return typeof limits !== "string" && limits.min <= row.toPrice && row.toPrice <= limits.max;
}

/**
 * Carries proposals out that may still stand; the others are put away, since what they were made of is over.
 * @param ids left out, all that are open
 */
export async function approve(
  tx: WorkspaceTx,
  { ids: wanted, by, now = new Date() }: { ids: readonly Change[] | null; by: Actor; now?: Date },
): Promise<{ applied: Change[]; passed: number }> {
  const open = await openAmong(tx, wanted);
  const targets = await targetsOf(
    tx,
    open.map(({ variantId }) => variantId),
  );
  const byVariant = new Map(targets.map((target) => [target.variantId, target]));
  const rules = await activeRules(tx);
  const stands = open.filter((row) => mayStand(row, byVariant.get(row.variantId), rules));
  const set = await setPrices(
    tx,
    { cause: "rule", by: doerOf(by) },
    stands.map(({ id, productId, variantId, fromPrice, toPrice }) => ({
      productId,
      variantId,
      from: fromPrice,
      to: toPrice,
      reference: id,
    })),
  );
  const applied = stands.filter(({ variantId }) => set.has(variantId));
  const passed = open.filter((row) => !applied.includes(row));
  const ids = applied.map(({ id }) => id);
  if (ids.length > 0) {
    await tx
      .update(repricingChanges)
      .set({ state: "applied", appliedAt: now, decidedAt: now, decidedBy: by.userId })
      .where(inArray(repricingChanges.id, ids));
    await tx
      .update(repricedVariants)
      .set({ lastPrice: sql`${repricingChanges.toPrice}` })
      .from(repricingChanges)
      .where(
        and(inArray(repricingChanges.id, ids), eq(repricedVariants.variantId, repricingChanges.variantId)),
      );
  }
  if (passed.length > 0)
    await tx
      .update(repricingChanges)
      .set({ state: "superseded" })
      .where(
        inArray(
          repricingChanges.id,
          passed.map(({ id }) => id),
        ),
      );
  return { applied: ids, passed: passed.length };
}

/** Declines proposals; the same price is not proposed again before something else was. @returns those that were open */
export async function reject(
  tx: WorkspaceTx,
  { ids, by, now = new Date() }: { ids: readonly Change[] | null; by: Actor; now?: Date },
): Promise<Change[]> {
  const open = (await openAmong(tx, ids)).map(({ id }) => id);
  if (open.length > 0)
    await tx
      .update(repricingChanges)
      .set({ state: "rejected", decidedBy: by.userId, decidedAt: now })
      .where(inArray(repricingChanges.id, open));
  return open;
}
