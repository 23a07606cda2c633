import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { WorkspaceAccess } from "@/server/operations/context";
import type { Id } from "@/server/platform/ids";
import type { AlertRule, AlertRuleInput } from "../contract";
import { nextDaily } from "../schedule";
import { alertRules } from "../schema";

/** What of a rule is kept, besides whose it is. */
export const ruleValues = (
  { competitorId, kinds, leastPercent, delivery, mail, digestAt }: AlertRuleInput,
  zone: string,
  now: Date,
) => ({
  competitorId,
  kinds: [...new Set(kinds)],
  leastPercent,
  delivery,
  mail,
  digestAt,
  nextDigestAt: delivery === "digest" ? nextDaily(digestAt, now, zone) : null,
});

/** Gives whoever adds a first competitor a rule to begin with: a digest in the morning of what matters. */
export async function ensureRule(
  tx: WorkspaceTx,
  { workspace, userId }: { workspace: Pick<WorkspaceAccess, "id" | "timezone">; userId: Id<"user"> },
): Promise<void> {
  const has = await tx.$count(alertRules, eq(alertRules.userId, userId));
  if (has > 0) return;
  const rule = {
    competitorId: null,
    kinds: ["drop", "rise", "out_of_stock", "new_product", "promotion", "undercut"],
    leastPercent: 5,
    delivery: "digest",
    mail: false,
    digestAt: 480,
  } satisfies AlertRuleInput;
  await tx
    .insert(alertRules)
    .values({ workspaceId: workspace.id, userId, ...ruleValues(rule, workspace.timezone, new Date()) });
}

/** A rule as its person sees it. */
export const toRule = (
  {
    id,
    kinds,
    leastPercent,
    delivery,
    mail,
    digestAt,
    nextDigestAt,
    competitorId,
  }: typeof alertRules.$inferSelect,
  name: string | null,
): AlertRule => ({
  id,
  competitor: competitorId && { id: competitorId, name: name ?? "" },
  kinds,
  leastPercent,
  delivery,
  mail,
  digestAt,
  nextDigestAt: nextDigestAt?.toISOString() ?? null,
});
