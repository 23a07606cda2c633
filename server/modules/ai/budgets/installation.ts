import { sql } from "drizzle-orm";
import { type ServiceTx, withService } from "@/server/db/service";
import { effectOnce, emit } from "@/server/jobs";
import { platformSettings } from "@/server/modules/settings";
import { installationBudgetReached } from "../events";
import type { SpendingView } from "./contract";
import { reachedPercent } from "./thresholds";

/** What the installation's budget is and what of it is gone, in the month (UTC) that runs. */
export async function installationSpending(tx: ServiceTx): Promise<SpendingView> {
  const { monthlyMicros } = (await platformSettings()).ai_budget;
  const [row] = await tx.execute<{ month: string; spent: string; reserved: string }>(sql`
    with now_is as (select to_char(now() at time zone 'UTC', 'YYYY-MM') as month)
    select n.month, coalesce(sum(s.spent_micros), 0) as spent, coalesce(sum(s.reserved_micros), 0) as reserved
    from now_is n left join ai_spending s on s.month = n.month and s.scope = 'installation'
    group by n.month`);
  if (!row) throw new Error("a sum without a row");
  return {
    month: row.month,
    timezone: "UTC",
    limitMicros: monthlyMicros,
    spentMicros: Number(row.spent),
    reservedMicros: Number(row.reserved),
  };
}

/**
 * Has the admins told when a threshold of the installation's budget is reached: each once in a month.
 * @param usedUp a call was just refused for it: a rest is left that is too small for any
 */
export async function watchInstallation(usedUp = false): Promise<void> {
  await withService(async (tx) => {
    const { month, limitMicros, spentMicros } = await installationSpending(tx);
    if (limitMicros === null) return;
    const percent = usedUp ? 100 : reachedPercent(spentMicros, limitMicros);
    if (percent === 0) return;
    await effectOnce(tx, `ai:budget:${month}:${limitMicros}:${percent}`, () =>
      emit(tx, installationBudgetReached.create({ month, percent, limitMicros })),
    );
  });
}
