import { and, count, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { generations } from "./schema";
import type { ServiceId } from "./services";

/** Texts finished in a span of time, by service; the points are what they cost. */
export async function finishedByService(tx: WorkspaceTx, from: Date, to: Date) {
  const rows = await tx
    .select({
      service: generations.service,
      count: count(),
      points: sql<number>`sum(${generations.points})::int`,
    })
    .from(generations)
    .where(
      and(eq(generations.status, "done"), gte(generations.createdAt, from), lt(generations.createdAt, to)),
    )
    .groupBy(generations.service);
  return rows.map((row) => ({ ...row, service: row.service as ServiceId }));
}

/** Texts finished and points spent on them, a row for each day (in the store's timezone) that had any. */
export function finishedByDay(tx: WorkspaceTx, from: Date, timezone: string) {
  const day = sql<string>`to_char(${generations.createdAt} at time zone ${timezone}, 'YYYY-MM-DD')`;
  return tx
    .select({ day: day.as("day"), count: count(), points: sql<number>`sum(${generations.points})::int` })
    .from(generations)
    .where(and(eq(generations.status, "done"), gte(generations.createdAt, from)))
    .groupBy(sql`day`)
    .orderBy(sql`day`);
}

/** The newest texts, whatever became of them. */
export function recentGenerations(tx: WorkspaceTx, limit: number) {
  return tx
    .select({
      id: generations.id,
      service: generations.service,
      productId: generations.productId,
      status: generations.status,
      createdAt: generations.createdAt,
    })
    .from(generations)
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(limit);
}
