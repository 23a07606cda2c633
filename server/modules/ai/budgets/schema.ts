import { sql } from "drizzle-orm";
import { bigint, check, integer, text, unique } from "drizzle-orm/pg-core";
import { instant } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";

const micros = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/** What a store wants to spend on models in a month at most, in micro-dollars; without a row, no limit. */
export const aiBudgets = tenantTable(
  "ai_budgets",
  "budget",
  {
    limitMicros: bigint("limit_micros", { mode: "number" }).notNull(),
    setBy: text("set_by").notNull(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [unique("ai_budgets_one").on(t.workspaceId), check("ai_budgets_limit", sql`${t.limitMicros} >= 0`)],
);

/**
 * What a store's calls cost in a month, and what those that run may cost at most, in micro-dollars: once by the
 * months of its own timezone, for its own budget, and once by those of UTC, for the installation's, of which the rows
 * of all stores are the sum. A call counts in the month in which it began.
 */
export const aiSpending = tenantTable(
  "ai_spending",
  "spending",
  {
    scope: text("scope", { enum: ["store", "installation"] }).notNull(),
    /** `2026-11` */
    month: text("month").notNull(),
    spentMicros: micros("spent_micros"),
    reservedMicros: micros("reserved_micros"),
    /** Percent of the budget that was told of last in this month. */
    alerted: integer("alerted").notNull().default(0),
  },
  (t) => [
    // Also for the sum over all stores.
    unique("ai_spending_month").on(t.month, t.scope, t.workspaceId),
    check("ai_spending_amounts", sql`${t.spentMicros} >= 0 and ${t.reservedMicros} >= 0`),
  ],
);
