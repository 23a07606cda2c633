import { sql } from "drizzle-orm";
import type { WorkspaceAccess } from "@/server/operations/context";
import type { Moment } from "./decide";

/** What of a store counts for its prices. */
export type PricedStore = Pick<WorkspaceAccess, "id" | "currency" | "timezone">;

/** The store's day. */
export function momentOf({ timezone }: PricedStore, now: Date): Moment {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: timezone, month: "2-digit", day: "2-digit" });
  return { now: now.getTime(), day: parts.format(now).replace("/", "-") };
}

/** When the store's day began. */
export const dayBegan = ({ timezone }: PricedStore, now: Date) =>
  sql`(date_trunc('day', ${now.toISOString()}::timestamptz at time zone ${timezone}) at time zone ${timezone})`;
