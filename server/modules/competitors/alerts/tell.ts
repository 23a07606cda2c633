import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { emit } from "@/server/jobs";
import { notify } from "@/server/modules/notifications";
import { memberships, rolePermissions } from "@/server/modules/workspaces";
import type { Id } from "@/server/platform/ids";
import { alertsMailRequested } from "../events";
import { alertRules, alerts, competitorProducts, competitors } from "../schema";

type Rule = typeof alertRules.$inferSelect;

/** Tells what waits of the rules that tell at once, now that a look at a competitor is over. */
export async function tellNow(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  competitorId: Id<"competitor">,
  now: Date,
): Promise<void> {
  const rules = await tx
    .select()
    .from(alertRules)
    .where(
      and(
        eq(alertRules.delivery, "now"),
        or(isNull(alertRules.competitorId), eq(alertRules.competitorId, competitorId)),
      ),
    )
    .orderBy(asc(alertRules.id));
  for (const rule of rules) await tellRule(tx, workspaceId, rule, now);
}

/** Tells what waits for a rule, in the app and, if wanted, by mail. @returns how much it was */
export async function tellRule(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  rule: Rule,
  now: Date,
): Promise<number> {
  const told = await tx
    .update(alerts)
    .set({ toldAt: now })
    .where(and(eq(alerts.ruleId, rule.id), isNull(alerts.toldAt)))
    .returning({
      id: alerts.id,
      kind: alerts.kind,
      productId: alerts.productId,
      competitorId: alerts.competitorId,
    });
  const [first] = told;
  if (!first || !(await mayRead(tx, rule.userId))) return 0;
  const shops = new Set(told.map(({ competitorId }) => competitorId));
  const [about] = await tx
    .select({ title: competitorProducts.title, shop: competitors.name })
    .from(competitorProducts)
    .innerJoin(competitors, eq(competitors.id, competitorProducts.competitorId))
    .where(eq(competitorProducts.id, first.productId));
  if (!about) return 0;
  const message = { workspaceId, userIds: [rule.userId] };
  if (told.length === 1) {
    await notify(tx, {
      ...message,
      kind: "priceAlert",
      params: { what: first.kind, product: about.title, shop: about.shop },
      link: `/competitors/${first.competitorId}/products/${first.productId}`,
    });
  } else {
    await notify(tx, {
      ...message,
      kind: "priceAlerts",
      params: { count: told.length, shops: shops.size, shop: about.shop },
      link: "/competitors/alerts",
    });
  }
  if (rule.mail) {
    await emit(tx, alertsMailRequested.create({ workspaceId, ruleId: rule.id, toldAt: now.toISOString() }));
  }
  return told.length;
}

const reading = Object.entries(rolePermissions).flatMap(([role, permissions]) =>
  permissions.has("competitors.read") ? [role] : [],
);

/** Whether somebody is still in the store, in a role that sees competitors. */
async function mayRead(tx: WorkspaceTx, userId: Id<"user">): Promise<boolean> {
  const has = await tx.$count(
    memberships,
    and(
      eq(memberships.userId, userId),
      inArray(memberships.role, reading as (typeof memberships.$inferSelect)["role"][]),
    ),
  );
  return has > 0;
}
