import { eq, isNull, or } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Offer } from "../kept";
import type { JobRow, ProductRow } from "../rows";
import { alertRules, alerts, competitors } from "../schema";
import { type Change, changesOf } from "./changes";
import { undercutBy } from "./undercut";

const priceKinds = new Set(["drop", "rise", "promotion", "undercut"]);

/** Whether a rule wants to tell of a change. */
const wants = (
  { kinds, leastPercent }: Pick<typeof alertRules.$inferSelect, "kinds" | "leastPercent">,
  { kind, permille }: Change,
): boolean =>
  kinds.includes(kind) &&
  (!priceKinds.has(kind) || kind === "undercut" || permille === null || permille >= leastPercent * 10);

/** Writes down, for each rule that wants it, what has changed. It is told when the job is over, or with the digest. */
export async function tellOfChange(
  tx: WorkspaceTx,
  { job, product, before, at }: { job: JobRow; product: ProductRow; before: Offer | null; at: Date },
): Promise<void> {
  // All products of a shop are new when it is looked at for the first time, or when somebody asks for them.
  if (!before && job.kind === "analyze") return;
  const rules = await tx
    .select({ rule: alertRules, own: competitors.own })
    .from(alertRules)
    .innerJoin(competitors, eq(competitors.id, job.competitorId))
    .where(or(isNull(alertRules.competitorId), eq(alertRules.competitorId, job.competitorId)));
  if (rules.length === 0 || rules[0]?.own) return;
  const offer: Offer = product;
  const undercut = await undercutBy(tx, product, before);
  const changes = [...changesOf(before, offer), ...(undercut ? [undercut] : [])];
  const rows = rules.flatMap(({ rule }) =>
    changes
      .filter((change) => wants(rule, change))
      .map((change) => ({
        workspaceId: job.workspaceId,
        ruleId: rule.id,
        userId: rule.userId,
        competitorId: job.competitorId,
        productId: product.id,
        ...change,
        at,
      })),
  );
  if (rows.length > 0) await tx.insert(alerts).values(rows);
}
