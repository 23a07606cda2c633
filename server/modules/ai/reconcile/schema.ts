import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "@/server/db/columns";
import { servicePolicy } from "@/server/db/tenant";
import type { Difference } from "./contract";

/** How the points of a day's calls (UTC) agreed with the wallets', when that was last looked at. */
export const aiReconciliations = pgTable(
  "ai_reconciliations",
  {
    /** `2026-11-21` */
    day: text("day").primaryKey(),
    /** Calls whose points were compared, of all stores. */
    calls: integer("calls").notNull(),
    differences: jsonb("differences").$type<Difference[]>().notNull(),
    checkedAt: instant("checked_at").notNull(),
  },
  () => [servicePolicy()],
).enableRLS();
