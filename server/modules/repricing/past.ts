import { and, count, desc, gte, inArray, isNotNull } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import type { Past } from "./plan";
import { repricingChanges } from "./schema";
import { dayBegan, type PricedStore } from "./store";

/** What happened before to some variants and to the rules, today by the store's clock. */
export async function pastOf(
  tx: WorkspaceTx,
  store: PricedStore,
  variantIds: readonly Id<"variant">[],
  now: Date,
): Promise<(variantId: Id<"variant">, ruleId: Id<"repricingRule">) => Past> {
  const { variantId, ruleId, appliedAt, state, fromPrice, toPrice, id } = repricingChanges;
  const today = and(isNotNull(appliedAt), gte(appliedAt, dayBegan(store, now)));
  const among = inArray(variantId, [...variantIds]);
  const byRule = await tx
    .select({ ruleId, count: count() })
    .from(repricingChanges)
    .where(today)
    .groupBy(ruleId);
  const byVariant = await tx
    .select({ variantId, count: count() })
    .from(repricingChanges)
    .where(and(today, among))
    .groupBy(variantId);
  const last = await tx
    .selectDistinctOn([variantId], { variantId, state, from: fromPrice, to: toPrice })
    .from(repricingChanges)
    .where(among)
    .orderBy(variantId, desc(id));
  const ofRule = new Map(byRule.map((row) => [row.ruleId, row.count]));
  const ofVariant = new Map(byVariant.map((row) => [row.variantId, row.count]));
  const lastOf = new Map(last.map((row) => [row.variantId, row]));
  return (variant, rule) => {
    const latest = lastOf.get(variant);
    return {
      ofVariant: ofVariant.get(variant) ?? 0,
      ofRule: ofRule.get(rule) ?? 0,
      declined: latest?.state === "rejected" ? latest : null,
    };
  };
}
