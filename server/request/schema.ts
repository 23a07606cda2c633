import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "@/server/db/columns";
import { servicePolicy } from "@/server/db/tenant";

/** Calls counted in a fixed window, by who makes them. Unlogged (a migration says so): no call waits for the disk. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text("key").primaryKey(),
    windowEnd: instant("window_end").notNull(),
    count: integer("count").notNull(),
  },
  (t) => [index("rate_limits_window_end").on(t.windowEnd), servicePolicy()],
).enableRLS();
