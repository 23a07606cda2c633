import { eq, inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { linkDays, shortLinks } from "../schema";

export const clickSum = sql<number>`coalesce(sum(${linkDays.clicks}), 0)::int`;
export const visitorSum = sql<number>`coalesce(sum(${linkDays.visitors}), 0)::int`;

/** Clicks on the links of deliveries, all days together. A visitor of two days counts twice. */
export async function clicksOf(tx: WorkspaceTx, ids: Id<"delivery">[]) {
  if (ids.length === 0) return new Map<string, { clicks: number; visitors: number }>();
  const rows = await tx
    .select({ id: shortLinks.deliveryId, clicks: clickSum, visitors: visitorSum })
    .from(shortLinks)
    .innerJoin(linkDays, eq(linkDays.linkId, shortLinks.id))
    .where(inArray(shortLinks.deliveryId, ids))
    .groupBy(shortLinks.deliveryId);
  return new Map(rows.map(({ id, ...counts }) => [id as string, counts]));
}
