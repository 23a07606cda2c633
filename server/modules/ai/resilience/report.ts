import { desc, gte, sql } from "drizzle-orm";
import type { ServiceTx } from "@/server/db/service";
import { modelKey } from "../routing/decide";
import { aiAttempts } from "../schema";
import { FailureKind } from "../words";
import type { ModelHealth } from "./contract";
import { modelHealth } from "./health";
import { namedPercentiles, percentiles } from "./percentiles";

const a = aiAttempts;

const wentWell = sql`${a.outcome} = 'ok'`;

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
      firstToken: percentiles(a.firstTokenMs, wentWell),
      total: percentiles(a.latencyMs, wentWell),
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
      firstToken: namedPercentiles(firstToken),
      total: namedPercentiles(total),
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
