import { and, eq, inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { setPrices } from "@/server/modules/catalog";
import { offersFor } from "@/server/modules/competitors";
import { type Id, newId } from "@/server/platform/ids";
import { pastOf } from "./past";
import { isHeld, type Plan, planOf, usualOf, whyOf } from "./plan";
import { inPrecedence, ruleOf } from "./precedence";
import { type RunCounts, repricedVariants, repricingChanges, repricingRules, repricingRuns } from "./schema";
import { momentOf, type PricedStore } from "./store";
import { nextTargets } from "./targets";

/** Products of one batch, which is one transaction. */
const batchSize = 200;

type RuleRow = typeof repricingRules.$inferSelect;

/** The rules that count, in precedence. */
export const activeRules = async (tx: WorkspaceTx): Promise<RuleRow[]> =>
  inPrecedence(await tx.select().from(repricingRules).where(eq(repricingRules.active, true)));

/** What each of the rules would do to the next products that they reach; to those only that changed since a moment, if one is given. */
export async function planBatch(
  tx: WorkspaceTx,
  store: PricedStore,
  rules: readonly RuleRow[],
  { after, since }: { after: Id<"product"> | null; since: Date | null },
  now: Date,
): Promise<{ plans: Plan[]; next: Id<"product"> | null }> {
  const scopes = rules.map(({ scope }) => scope);
  const { targets, next } = await nextTargets(tx, scopes, { after, since, limit: batchSize });
  const ids = targets.map(({ variantId }) => variantId);
  const offers = await offersFor(tx, ids);
  const past = await pastOf(tx, store, ids, now);
  const moment = momentOf(store, now);
  /** Changes of this batch count too. */
  const made = new Map<string, number>();
  const plans = targets.flatMap((target): Plan[] => {
    const rule = ruleOf(rules, target.product);
    if (!rule) return [];
    const before = past(target.variantId, rule.id);
    const ofRule = before.ofRule + (made.get(rule.id) ?? 0);
    const plan = planOf(target, rule, offers.get(target.variantId) ?? [], moment, { ...before, ofRule });
    if (plan.outcome === "applied") made.set(rule.id, (made.get(rule.id) ?? 0) + 1);
    return [plan];
  });
  return { plans, next };
}

/** Notes what repricing now knows of the variants: the usual price, the last one seen or set, and who held it. */
async function noteStates(
  tx: WorkspaceTx,
  { id: workspaceId }: PricedStore,
  plans: readonly Plan[],
  set: ReadonlySet<string>,
  now: Date,
): Promise<number> {
  let held = 0;
  const rows = plans.flatMap(({ target, rule, decision }) => {
    const { state, variantId, product, price } = target;
    const hold = isHeld(target) && state?.heldFor === null;
    const lastPrice = set.has(variantId) && decision.price !== null ? decision.price : price;
    const usualPrice = usualOf(target);
    if (hold) held++;
    const same =
      state &&
      !hold &&
      state.lastPrice === lastPrice &&
      state.usualPrice === usualPrice &&
      state.watchedBy === rule.id;
    // What is held stays as it was found, so that it can be said what the owner has changed.
    if (same || state?.heldFor) return [];
    return [
      {
        workspaceId,
        productId: product.id,
        variantId,
        usualPrice,
        lastPrice,
        watchedBy: rule.id,
        heldFor: hold ? ("hand" as const) : null,
        heldAt: hold ? now : null,
      },
    ];
  });
  if (rows.length === 0) return held;
  await tx
    .insert(repricedVariants)
    .values(rows)
    .onConflictDoUpdate({
      target: [repricedVariants.workspaceId, repricedVariants.variantId],
      set: {
        usualPrice: sql`excluded.usual_price`,
        lastPrice: sql`excluded.last_price`,
        watchedBy: sql`excluded.watched_by`,
        heldFor: sql`excluded.held_for`,
        heldAt: sql`excluded.held_at`,
        updatedAt: now,
      },
    });
  return held;
}

/** Puts away open proposals that are not what would be proposed now. @returns the variants whose proposal still stands */
async function openProposals(tx: WorkspaceTx, plans: readonly Plan[]): Promise<Set<string>> {
  const ids = plans.map(({ target }) => target.variantId);
  const open = await tx
    .select()
    .from(repricingChanges)
    .where(and(eq(repricingChanges.state, "proposed"), inArray(repricingChanges.variantId, ids)));
  const planned = new Map(plans.map((plan) => [plan.target.variantId, plan]));
  const stands = open.filter(({ variantId, fromPrice, toPrice, ruleId, ruleVersion }) => {
    const plan = planned.get(variantId);
    return (
      plan?.outcome === "proposed" &&
      plan.target.price === fromPrice &&
      plan.decision.price === toPrice &&
      plan.rule.id === ruleId &&
      plan.rule.version === ruleVersion
    );
  });
  const passed = open.filter((row) => !stands.includes(row)).map(({ id }) => id);
  if (passed.length > 0)
    await tx
      .update(repricingChanges)
      .set({ state: "superseded" })
      .where(inArray(repricingChanges.id, passed));
  return new Set(stands.map(({ variantId }) => variantId));
}

/** What came of a batch: variants by outcome, and those that a person has newly set by hand. */
export interface BatchResult {
  counts: RunCounts;
  newlyHeld: number;
  next: Id<"product"> | null;
}

/** Looks at the next products, sets the prices that rules may set, and proposes the others. In the caller's transaction. */
export async function runBatch(
  tx: WorkspaceTx,
  store: PricedStore,
  runId: Id<"repricingRun">,
  after: Id<"product"> | null,
  now = new Date(),
): Promise<BatchResult> {
  const [run] = await tx
    .select({ since: repricingRuns.changedSince })
    .from(repricingRuns)
    .where(eq(repricingRuns.id, runId));
  const which = { after, since: run?.since ?? null };
  const { plans, next } = await planBatch(tx, store, await activeRules(tx), which, now);
  const counts: RunCounts = {
    looked: plans.length,
    applied: 0,
    proposed: 0,
    unchanged: 0,
    held: 0,
    capped: 0,
    undecided: 0,
  };
  if (plans.length === 0) return { counts, newlyHeld: 0, next };
  const standing = await openProposals(tx, plans);
  const changes = plans.flatMap((plan) => {
    const { outcome, decision, target, rule } = plan;
    const applies = outcome === "applied";
    const asks = outcome === "proposed" && !standing.has(target.variantId);
    if (decision.price === null || !(applies || asks)) return [];
    return [
      {
        id: newId("repricingChange"),
        workspaceId: store.id,
        runId,
        ruleId: rule.id,
        ruleName: rule.name,
        ruleVersion: rule.version,
        productId: target.product.id,
        variantId: target.variantId,
        fromPrice: target.price,
        toPrice: decision.price,
        currency: store.currency,
        why: whyOf(plan),
        state: applies ? ("applied" as const) : ("proposed" as const),
        appliedAt: applies ? now : null,
      },
    ];
  });
  const set = await setPrices(
    tx,
    { cause: "rule" },
    changes.flatMap(({ id, state, productId, variantId, fromPrice, toPrice }) =>
      state === "applied" ? [{ productId, variantId, from: fromPrice, to: toPrice, reference: id }] : [],
    ),
  );
  // Whose price somebody has changed in this very moment is left to the next run, which will see that.
  const written = changes.filter(({ state, variantId }) => state === "proposed" || set.has(variantId));
  if (written.length > 0) await tx.insert(repricingChanges).values(written);
  const newlyHeld = await noteStates(tx, store, plans, set, now);
  for (const { outcome, target } of plans) {
    if (outcome === "declined" || (outcome === "proposed" && standing.has(target.variantId)))
      counts.unchanged++;
    else counts[outcome]++;
  }
  counts.applied = set.size;
  return { counts, newlyHeld, next };
}
