import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { ServiceTx } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { namedPercentiles, percentiles } from "./resilience/percentiles";
import { aiAttempts, aiUsage } from "./schema";
import { FailureKind, type Provider } from "./words";

/** A span of time, `to` not included, and the clock (an IANA timezone) by which its days and hours are told. */
interface Span {
  from: Date;
  to: Date;
  timezone: string;
}

const [u, a] = [aiUsage, aiAttempts];
const during = (at: typeof u.createdAt | typeof a.createdAt, { from, to }: Span) =>
  and(gte(at, from), lt(at, to));
const calls = sql<number>`count(*)::int`;
const count = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;
const sum = (of: SQL) => sql<number>`coalesce(sum(${of}), 0)`.mapWith(Number);

const ofUsage = {
  calls,
  failed: count(sql`${u.outcome} = 'failed'`),
  points: sum(sql`${u.points}`),
  // With what models cost that were asked in vain before the one that wrote. What stores pay themselves is theirs.
  costMicros: sum(
    sql`case when ${u.ownKey} then 0 else coalesce(${u.costMicros}, 0) + ${u.failedMicros} end`,
  ),
};

/** All calls together. */
export async function totalsOfAll(tx: ServiceTx, span: Span) {
  const [row] = await tx
    .select({
      ...ofUsage,
      inputTokens: sum(sql`${u.inputTokens}`),
      outputTokens: sum(sql`${u.outputTokens}`),
      ownKeyCalls: count(sql`${u.ownKey}`),
      unpriced: count(sql`${u.outcome} = 'ok' and ${u.costMicros} is null and not ${u.ownKey}`),
      latency: percentiles(u.latencyMs, sql`${u.outcome} = 'ok'`),
    })
    .from(u)
    .where(during(u.createdAt, span));
  if (!row) throw new Error("a sum without a row");
  return { ...row, latency: namedPercentiles(row.latency) };
}

/** By the plan that the stores are on now, with how many of them made a call. */
export const plansOfAll = (tx: ServiceTx, span: Span) =>
  tx
    .select({ plan: workspaces.plan, stores: sql<number>`count(distinct ${u.workspaceId})::int`, ...ofUsage })
    .from(u)
    .innerJoin(workspaces, eq(workspaces.id, u.workspaceId))
    .where(during(u.createdAt, span))
    .groupBy(workspaces.plan);

/** By the day, for each day that had a call. */
export const daysOfAll = (tx: ServiceTx, span: Span) =>
  tx
    .select({
      day: sql<string>`to_char(${u.createdAt} at time zone ${span.timezone}, 'YYYY-MM-DD')`.as("day"),
      ...ofUsage,
    })
    .from(u)
    .where(during(u.createdAt, span))
    .groupBy(sql`day`);

/** By weekday (ISO 8601: Monday is 1) and hour of the day, for each hour that had a call. */
export const hoursOfAll = (tx: ServiceTx, span: Span) =>
  tx
    .select({
      weekday: sql<number>`extract(isodow from ${u.createdAt} at time zone ${span.timezone})::int`.as(
        "weekday",
      ),
      hour: sql<number>`extract(hour from ${u.createdAt} at time zone ${span.timezone})::int`.as("hour"),
      calls,
    })
    .from(u)
    .where(during(u.createdAt, span))
    .groupBy(sql`weekday`, sql`hour`);

const answered = sql`${a.outcome} = 'ok'`;
const callOfAttempt = and(eq(u.workspaceId, a.workspaceId), eq(u.key, a.key));
const ofAttempts = {
  asked: calls,
  failed: count(sql`${a.outcome} = 'failed'`),
  inputTokens: sum(sql`${a.inputTokens}`),
  outputTokens: sum(sql`${a.outputTokens}`),
  costMicros: sum(sql`case when ${u.ownKey} then 0 else ${a.costMicros} end`),
};

/**
 * By model, the dearest first: from the attempts, so that one that was asked in vain has its own failures and costs.
 */
export async function modelsOfAll(tx: ServiceTx, span: Span) {
  const rows = await tx
    .select({
      provider: a.provider,
      model: a.model,
      ...ofAttempts,
      latency: percentiles(a.latencyMs, answered),
    })
    .from(a)
    .innerJoin(u, callOfAttempt)
    .where(during(a.createdAt, span))
    .groupBy(a.provider, a.model)
    .orderBy(desc(ofAttempts.costMicros), desc(calls), a.provider, a.model);
  return rows.map(({ latency, ...row }) => ({ ...row, latency: namedPercentiles(latency) }));
}

/** What each provider cost on each day. */
export const providersByDay = (tx: ServiceTx, span: Span) =>
  tx
    .select({
      day: sql<string>`to_char(${a.createdAt} at time zone ${span.timezone}, 'YYYY-MM-DD')`.as("day"),
      provider: a.provider,
      costMicros: ofAttempts.costMicros,
    })
    .from(a)
    .innerJoin(u, callOfAttempt)
    .where(during(a.createdAt, span))
    .groupBy(sql`day`, a.provider);

/** Failures by kind, the commonest first: how often a model failed, and how often nobody answered for it. */
export async function failuresOfAll(tx: ServiceTx, span: Span) {
  const attempts = await tx
    .select({ kind: a.failure, count: calls })
    .from(a)
    .where(and(during(a.createdAt, span), eq(a.outcome, "failed")))
    .groupBy(a.failure);
  const whole = await tx
    .select({ kind: u.failure, count: calls })
    .from(u)
    .where(and(during(u.createdAt, span), eq(u.outcome, "failed")))
    .groupBy(u.failure);
  const of = (rows: typeof whole, kind: FailureKind) => rows.find((row) => row.kind === kind)?.count ?? 0;
  return FailureKind.options
    .map((kind) => ({ kind, attempts: of(attempts, kind), calls: of(whole, kind) }))
    .filter((row) => row.attempts > 0 || row.calls > 0)
    .toSorted((one, other) => other.attempts - one.attempts || other.calls - one.calls);
}

/** What the file of figures is made of: calls by day, plan, task, provider and model, in that order. */
export const linesOfAll = (tx: ServiceTx, span: Span) =>
  tx
    .select({
      day: sql<string>`to_char(${u.createdAt} at time zone ${span.timezone}, 'YYYY-MM-DD')`.as("day"),
      plan: workspaces.plan,
      task: u.task,
      provider: sql<Provider>`${u.provider}`,
      model: u.model,
      ...ofUsage,
      inputTokens: sum(sql`${u.inputTokens}`),
      outputTokens: sum(sql`${u.outputTokens}`),
    })
    .from(u)
    .innerJoin(workspaces, eq(workspaces.id, u.workspaceId))
    .where(during(u.createdAt, span))
    .groupBy(sql`day`, workspaces.plan, u.task, u.provider, u.model)
    .orderBy(sql`day`, workspaces.plan, u.task, u.provider, u.model);
