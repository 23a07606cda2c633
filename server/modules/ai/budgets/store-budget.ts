import { eq, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import type { Id } from "@/server/platform/ids";
import type { SpendingView } from "./contract";
import { aiBudgets } from "./schema";
import { reachedPercent } from "./thresholds";

/** What the store's budget is and what of it is gone, in the month of its timezone that runs. */
export async function storeSpending(tx: WorkspaceTx): Promise<SpendingView> {
  const [row] = await tx.execute<
    Record<"month" | "timezone" | "spent" | "reserved", string> & { limit: string | null }
  >(
    sql`
    select to_char(now() at time zone w.timezone, 'YYYY-MM') as month, w.timezone,
      coalesce(s.spent_micros, 0) as spent, coalesce(s.reserved_micros, 0) as reserved, b.limit_micros as limit
    from workspaces w
      left join ai_budgets b on b.workspace_id = w.id
      left join ai_spending s on s.workspace_id = w.id and s.scope = 'store'
        and s.month = to_char(now() at time zone w.timezone, 'YYYY-MM')
    where w.id = ${currentWorkspace}`,
  );
  if (!row) throw new Error("a store that is not there");
  return {
    month: row.month,
    timezone: row.timezone,
    limitMicros: row.limit === null ? null : Number(row.limit),
    spentMicros: Number(row.spent),
    reservedMicros: Number(row.reserved),
  };
}

/** Sets what the store may spend in a month; null for no limit. Thresholds of the new one are told of anew. */
export async function setStoreBudget(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  limitMicros: number | null,
  setBy: string,
): Promise<void> {
  if (limitMicros === null) {
    await tx.delete(aiBudgets).where(eq(aiBudgets.workspaceId, workspaceId));
    return;
  }
  const set = { limitMicros, setBy, updatedAt: new Date() };
  await tx
    .insert(aiBudgets)
    .values({ workspaceId, ...set })
    .onConflictDoUpdate({ target: aiBudgets.workspaceId, set });
  const { month, spentMicros } = await storeSpending(tx);
  await tx.execute(sql`
    update ai_spending set alerted = ${reachedPercent(spentMicros, limitMicros)}
    where workspace_id = ${currentWorkspace} and scope = 'store' and month = ${month}`);
}
