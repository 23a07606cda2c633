import { and, count, desc, eq, gte, lt, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { WorkspaceTx } from "@/server/db/client";
import { renderings, renderingVersions } from "./pictures/schema";
import { generations } from "./schema";
import type { ServiceId } from "./services";

/** Texts and pictures finished in a span of time, by service; the points are what they cost. */
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
  const pictures = await tx
    .select({
      service: renderings.service,
      count: count(),
      points: sql<number>`sum(${renderings.points})::int`,
    })
    .from(renderingVersions)
    .innerJoin(renderings, eq(renderings.id, renderingVersions.renderingId))
    .where(and(gte(renderingVersions.createdAt, from), lt(renderingVersions.createdAt, to)))
    .groupBy(renderings.service);
  return [...rows.map((row) => ({ ...row, service: row.service as ServiceId })), ...pictures];
}

/**
 * Texts finished, and points spent on texts and pictures, a row for each day (in the store's timezone) that had any.
 */
export function finishedByDay(tx: WorkspaceTx, from: Date, timezone: string) {
  const finished = unionAll(
    tx
      .select({ at: generations.createdAt, text: sql<number>`1`.as("text"), points: generations.points })
      .from(generations)
      .where(and(eq(generations.status, "done"), gte(generations.createdAt, from))),
    tx
      .select({ at: renderingVersions.createdAt, text: sql<number>`0`.as("text"), points: renderings.points })
      .from(renderingVersions)
      .innerJoin(renderings, eq(renderings.id, renderingVersions.renderingId))
      .where(gte(renderingVersions.createdAt, from)),
  ).as("finished");
  const day = sql<string>`to_char(${finished.at} at time zone ${timezone}, 'YYYY-MM-DD')`;
  return tx
    .select({
      day: day.as("day"),
      count: sql<number>`sum(${finished.text})::int`,
      points: sql<number>`sum(${finished.points})::int`,
    })
    .from(finished)
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
