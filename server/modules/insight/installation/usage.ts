import type { ServiceTx } from "@/server/db/service";
import {
  daysOfAll,
  failuresOfAll,
  hoursOfAll,
  modelsOfAll,
  plansOfAll,
  providersByDay,
  totalsOfAll,
} from "@/server/modules/ai";
import type { InstallationUsage } from "./contract";
import { pointPrices, valuedPoints } from "./revenue";
import type { DaySpan } from "./span";

type Valued = Awaited<ReturnType<typeof valuedPoints>>;

const pointsOf = (rows: Valued) => rows.reduce((sum, row) => sum + row.points, 0);
const worthOf = (rows: Valued) => rows.reduce((sum, row) => sum + (row.valueMicros ?? 0), 0);

/** What some days of all stores cost and brought, and how the calls went, beside as many days before. */
export async function installationUsage(tx: ServiceTx, span: DaySpan): Promise<InstallationUsage> {
  const { days, from, to, before, timezone } = span;
  const earlier = { from: before, to: from, timezone };
  const prices = await pointPrices(tx);
  const priced = prices.length > 0;
  const [now, then] = [await totalsOfAll(tx, span), await totalsOfAll(tx, earlier)];
  const spent = await valuedPoints(tx, prices, { from, to, timezone });
  const spentBefore = await valuedPoints(tx, prices, earlier);
  const revenue = { value: worthOf(spent), before: worthOf(spentBefore) };
  const cost = { value: now.costMicros, before: then.costMicros };
  const margin = { value: revenue.value - cost.value, before: revenue.before - cost.before };
  return {
    from: days[0] ?? "",
    to: days.at(-1) ?? "",
    timezone,
    pointMicros: prices.at(-1)?.micros ?? null,
    total: {
      calls: { value: now.calls, before: then.calls },
      failed: { value: now.failed, before: then.failed },
      points: { value: pointsOf(spent), before: pointsOf(spentBefore) },
      costMicros: cost,
      revenueMicros: priced ? revenue : null,
      marginMicros: priced ? margin : null,
    },
    inputTokens: now.inputTokens,
    outputTokens: now.outputTokens,
    unpriced: now.unpriced,
    ownKeyCalls: now.ownKeyCalls,
    latency: now.latency,
    latencyBefore: then.latency,
    plans: await byPlan(tx, span, spent, priced),
    models: await modelsOfAll(tx, span),
    failures: await failuresOfAll(tx, span),
    days: await byDay(tx, span, spent, priced),
    hours: await byHour(tx, span),
  };
}

/** Each plan with what its stores cost and brought; what brings or costs most comes first. */
async function byPlan(tx: ServiceTx, span: DaySpan, spent: Valued, priced: boolean) {
  const called = new Map((await plansOfAll(tx, span)).map((row) => [row.plan, row]));
  const paid = Map.groupBy(spent, (row) => row.plan);
  return [...new Set([...called.keys(), ...paid.keys()])]
    .map((plan) => {
      const calls = called.get(plan);
      const points = paid.get(plan) ?? [];
      const costMicros = calls?.costMicros ?? 0;
      const revenue = worthOf(points);
      return {
        plan,
        stores: calls?.stores ?? 0,
        calls: calls?.calls ?? 0,
        points: pointsOf(points),
        costMicros,
        revenueMicros: priced ? revenue : null,
        marginMicros: priced ? revenue - costMicros : null,
      };
    })
    .toSorted((a, b) => b.points - a.points || b.costMicros - a.costMicros || a.plan.localeCompare(b.plan));
}

async function byDay(tx: ServiceTx, span: DaySpan, spent: Valued, priced: boolean) {
  const called = new Map((await daysOfAll(tx, span)).map((row) => [row.day, row]));
  const costs = Map.groupBy(await providersByDay(tx, span), (row) => row.day);
  const paid = Map.groupBy(spent, (row) => row.day);
  return span.days.map((day) => ({
    day,
    calls: called.get(day)?.calls ?? 0,
    costs: Object.fromEntries(
      (costs.get(day) ?? []).map(({ provider, costMicros }) => [provider, costMicros]),
    ),
    costMicros: called.get(day)?.costMicros ?? 0,
    revenueMicros: priced ? worthOf(paid.get(day) ?? []) : null,
  }));
}

async function byHour(tx: ServiceTx, span: DaySpan): Promise<number[][]> {
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { weekday, hour, calls } of await hoursOfAll(tx, span)) {
    const day = week[weekday - 1];
    if (day) day[hour] = calls;
  }
  return week;
}
