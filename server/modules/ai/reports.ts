import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import type { ServiceTx } from "@/server/db/service";
import { firstIdAt, type Id } from "@/server/platform/ids";
import { type AdminUsage, FailureKind, type Usage, type UsageFilter } from "./contract";
import { Task } from "./prompts/tasks";
import { aiUsage } from "./schema";

/** A page of the store's calls, newest first. */
export async function listCalls(
  tx: WorkspaceTx,
  filter: z.output<typeof UsageFilter>,
): Promise<{ items: Usage[]; nextCursor: Id<"usage"> | null }> {
  const conditions: (SQL | undefined)[] = [
    filter.cursor ? lt(aiUsage.id, filter.cursor) : undefined,
    filter.from ? gte(aiUsage.id, firstIdAt("usage", new Date(filter.from))) : undefined,
    filter.to ? lt(aiUsage.id, firstIdAt("usage", new Date(filter.to))) : undefined,
    filter.outcome ? eq(aiUsage.outcome, filter.outcome) : undefined,
    filter.task ? eq(aiUsage.task, filter.task) : undefined,
  ];
  const rows = await tx
    .select()
    .from(aiUsage)
    .where(and(...conditions))
    .orderBy(desc(aiUsage.id))
    .limit(filter.limit + 1);
  const items = rows.slice(0, filter.limit).map((row) => ({
    ...row,
    task: Task.parse(row.task),
    failure: FailureKind.nullable().parse(row.failure),
    createdAt: row.createdAt.toISOString(),
  }));
  return { items, nextCursor: rows.length > filter.limit ? (items.at(-1)?.id ?? null) : null };
}

const count = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;
const sum = (column: SQL | typeof aiUsage.points) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number);

/** Sums over all stores: by day (UTC) and provider, newest day first, and by model. */
export async function summarise(tx: ServiceTx, from: Date, to: Date): Promise<AdminUsage> {
  const day = sql<string>`to_char(${aiUsage.createdAt} at time zone 'UTC', 'YYYY-MM-DD')`;
  const figures = {
    calls: sql<number>`count(*)::int`,
    ok: count(sql`${aiUsage.outcome} = 'ok'`),
    failed: count(sql`${aiUsage.outcome} = 'failed'`),
    cancelled: count(sql`${aiUsage.outcome} = 'cancelled'`),
    points: sum(aiUsage.points),
    inputTokens: sum(sql`${aiUsage.inputTokens}`),
    outputTokens: sum(sql`${aiUsage.outputTokens}`),
    // With what models cost that were asked in vain before the one that wrote. What stores pay themselves is theirs.
    costMicros: sum(
      sql`case when ${aiUsage.ownKey} then 0 else coalesce(${aiUsage.costMicros}, 0) + ${aiUsage.failedMicros} end`,
    ),
    unpriced: count(sql`${aiUsage.costMicros} is null`),
  };
  const latencyMs = sql<number>`coalesce(percentile_cont(0.5) within group (order by ${aiUsage.latencyMs}) filter (where ${aiUsage.outcome} = 'ok'), 0)::int`;
  const within = and(gte(aiUsage.createdAt, from), lt(aiUsage.createdAt, to));
  const days = await tx
    .select({
      day,
      provider: aiUsage.provider,
      ...figures,
      latencyMs,
    })
    .from(aiUsage)
    .where(within)
    .groupBy(day, aiUsage.provider)
    .orderBy(desc(day), aiUsage.provider);
  const models = await tx
    .select({ provider: aiUsage.provider, model: aiUsage.model, ...figures, latencyMs })
    .from(aiUsage)
    .where(within)
    .groupBy(aiUsage.provider, aiUsage.model)
    .orderBy(desc(figures.calls), aiUsage.provider, aiUsage.model);
  const [total] = await tx.select(figures).from(aiUsage).where(within);
  if (!total) throw new Error("a sum without a row");
  return { total, days, models };
}
