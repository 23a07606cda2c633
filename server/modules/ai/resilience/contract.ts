import { z } from "zod";
import { FailureKind, Provider } from "../words";

/** What is known of a model's calls: closed, it is asked; open, it rests; half open, one call tries whether it is well. */
export const BreakerState = z.enum(["closed", "open", "halfOpen"]);
export type BreakerState = z.output<typeof BreakerState>;

export const HealthWindow = z.enum(["1h", "24h", "7d"]);
export type HealthWindow = z.output<typeof HealthWindow>;

export const Percentiles = z
  .object({ p50: z.int(), p95: z.int(), p99: z.int() })
  .nullable()
  .meta({ description: "Milliseconds; null where no call ended well" });

export const ModelHealth = z.object({
  provider: Provider,
  model: z.string(),
  attempts: z.int(),
  ok: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  firstToken: Percentiles,
  total: Percentiles,
  failures: z
    .array(z.object({ kind: FailureKind, count: z.int() }))
    .meta({ description: "The commonest first" }),
  costMicros: z.int(),
  unpriced: z.int().meta({ description: "Attempts that ended well and whose cost is unknown" }),
  lastError: z.object({ kind: FailureKind, detail: z.string().nullable(), at: z.iso.datetime() }).nullable(),
  breaker: BreakerState.meta({ description: "As the answering process sees it: each learns by itself" }),
  pausedUntil: z.iso
    .datetime()
    .nullable()
    .meta({ description: "Not asked before this: it wished so, or failed too often" }),
});
export type ModelHealth = z.output<typeof ModelHealth>;

export const ProviderHealth = z.object({
  window: HealthWindow,
  models: z.array(ModelHealth).meta({ description: "The most asked first" }),
});
export type ProviderHealth = z.output<typeof ProviderHealth>;
