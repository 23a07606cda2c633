import { z } from "zod";
import { FailureKind, Percentiles, Provider } from "@/server/modules/ai/contract";
import { Timezone } from "@/server/modules/workspaces/contract";

const mostDays = 366;
const dayMs = 86_400_000;

export const InstallationUsageInput = z
  .strictObject({
    from: z.iso.date().optional().meta({ description: "The first day; thirty days until `to` unless given" }),
    to: z.iso.date().optional().meta({ description: "The last day; today unless given" }),
    timezone: Timezone.default("UTC").meta({ description: "By whose clock days and hours are told" }),
  })
  .refine(
    ({ from, to }) => {
      if (!from || !to) return true;
      const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
      return days >= 1 && days <= mostDays;
    },
    { path: ["to"], params: { code: "invalid" } },
  );
export type InstallationUsageInput = z.output<typeof InstallationUsageInput>;

const Micros = z.int().meta({ description: "Micro-dollars" });
const Earned = Micros.nullable().meta({ description: "Micro-dollars; null while a point has no price" });
const Change = z.object({ value: z.int(), before: z.int() });

/** What all stores' use of AI cost, what their points are worth, and how it went. */
export const InstallationUsage = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  timezone: z.string(),
  pointMicros: Earned.meta({ description: "What a point is worth now" }),
  total: z
    .object({
      calls: Change,
      failed: Change,
      points: Change.meta({ description: "Spent by all stores, pictures that need no model included" }),
      costMicros: Change.meta({ description: "Without calls that stores pay with their own keys" }),
      revenueMicros: Change.nullable().meta({
        description: "Points spent x the price of a point on that day",
      }),
      marginMicros: Change.nullable(),
    })
    .meta({ description: "`before`: as many days before the first" }),
  inputTokens: z.int(),
  outputTokens: z.int(),
  unpriced: z.int().meta({ description: "Calls whose cost is unknown, and not in costMicros" }),
  ownKeyCalls: z
    .int()
    .meta({ description: "Of the calls, those with keys of stores, which cost nothing here" }),
  latency: Percentiles.meta({ description: "Of whole calls that ended well, in milliseconds" }),
  latencyBefore: Percentiles,
  plans: z.array(
    z.object({
      plan: z.string().meta({ description: "On which the stores are now" }),
      stores: z.int().meta({ description: "That made a call" }),
      calls: z.int(),
      points: z.int(),
      revenueMicros: Earned,
      costMicros: Micros,
      marginMicros: Earned,
    }),
  ),
  models: z.array(
    z.object({
      provider: Provider,
      model: z.string(),
      asked: z.int(),
      failed: z.int(),
      inputTokens: z.int(),
      outputTokens: z.int(),
      costMicros: Micros,
      latency: Percentiles,
    }),
  ),
  failures: z.array(
    z.object({
      kind: FailureKind,
      attempts: z.int().meta({ description: "How often a model failed so" }),
      calls: z.int().meta({ description: "How often nobody answered in its stead" }),
    }),
  ),
  days: z
    .array(
      z.object({
        day: z.iso.date(),
        calls: z.int(),
        costs: z.partialRecord(Provider, Micros),
        costMicros: Micros,
        revenueMicros: Earned,
      }),
    )
    .meta({ description: "Oldest first, days without anything included" }),
  hours: z
    .array(z.array(z.int()))
    .meta({ description: "Calls by weekday, Monday first, and hour of the day" }),
});
export type InstallationUsage = z.output<typeof InstallationUsage>;
