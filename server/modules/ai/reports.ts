import { and, desc, eq, gte, lt, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { firstIdAt, type Id } from "@/server/platform/ids";
import { FailureKind, type Usage, type UsageFilter } from "./contract";
import { RouteTask } from "./prompts/tasks";
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
    task: RouteTask.parse(row.task),
    failure: FailureKind.nullable().parse(row.failure),
    createdAt: row.createdAt.toISOString(),
  }));
  return { items, nextCursor: rows.length > filter.limit ? (items.at(-1)?.id ?? null) : null };
}
