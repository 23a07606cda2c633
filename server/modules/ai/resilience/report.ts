import { desc, gte, sql } from "drizzle-orm";
import type { ServiceTx } from "@/server/db/service";
import { modelKey } from "../routing/decide";
import { aiAttempts } from "../schema";
import { FailureKind } from "../words";
import type { ModelHealth } from "./contract";
import { modelHealth } from "./health";

const a = aiAttempts;

/** Median, 95th and 99th percentile of a figure, rounded to milliseconds. */
const percentiles = (of: typeof a.latencyMs | typeof a.firstTokenMs) =>
  sql<
    number[] | null
  >`percentile_cont(array[0.5, 0.95, 0.99]) within group (order by ${of}) filter (where ${a.outcome} = 'ok')`;

const named = (values: number[] | null) => {
  const [p50, p95, p99] = (values ?? []).map(Math.round);
  return p50 === undefined || p95 === undefined || p99 === undefined ? null : { p50, p95, p99 };
};

/**
 * How each model did since a moment, over all stores, the most asked first: from the attempts, and what this process
 * knows of it now.
 */
export async function modelsInHealth(tx: ServiceTx, since: Date): Promise<ModelHealth[]> {
  const recent = gte(a.createdAt, since);
  const count = (outcome: string) => sql<number>`(count(*) filter (where ${a.outcome} = ${outcome}))::int`;
  const attempts = sql<number>`count(*)::int`;
  const models = await tx
    .select({
      provider: a.provider,
      model: a.model,
      attempts,
      ok: count("ok"),
      failed: count("failed"),
      cancelled: count("cancelled"),
      firstToken: percentiles(a.firstTokenMs),
      total: percentiles(a.latencyMs),
      costMicros: sql`coalesce(sum(${a.costMicros}), 0)`.mapWith(Number),
      unpriced: sql<number>`(count(*) filter (where ${a.outcome} = 'ok' and ${a.costMicros} is null))::int`,
    })
    .from(a)
    .where(recent)
    .groupBy(a.provider, a.model)
    .orderBy(desc(attempts), a.provider, a.model);
  const failures = await tx
    .select({ provider: a.provider, model: a.model, kind: a.failure, count: attempts })
    .from(a)
    .where(sql`${recent} and ${a.outcome} = 'failed'`)
    .groupBy(a.provider, a.model, a.failure)
    .orderBy(desc(attempts), a.failure);
  const last = await tx
    .selectDistinctOn([a.provider, a.model], {
      provider: a.provider,
      model: a.model,
      kind: a.failure,
      detail: a.detail,
      at: a.createdAt,
    })
    .from(a)
    .where(sql`${recent} and ${a.outcome} = 'failed'`)
    .orderBy(a.provider, a.model, desc(a.createdAt), desc(a.id));
  return models.map(({ firstToken, total, ...row }) => {
    const ofIt = (one: { provider: string; model: string }) =>
      one.provider === row.provider && one.model === row.model;
    const error = last.find(ofIt);
    const { breaker, pausedUntil } = modelHealth.stateOf(modelKey(row.provider, row.model));
    return {
      ...row,
      firstToken: named(firstToken),
      total: named(total),
      failures: failures
        .filter(ofIt)
        .map(({ kind, count: n }) => ({ kind: FailureKind.parse(kind), count: n })),
      lastError: error
        ? { kind: FailureKind.parse(error.kind), detail: error.detail, at: error.at.toISOString() }
        : null,
      breaker,
      pausedUntil: pausedUntil === null ? null : new Date(pausedUntil).toISOString(),
    };
  });
}
