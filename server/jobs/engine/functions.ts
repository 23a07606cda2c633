import { CronExpressionParser } from "cron-parser";
import type { Inngest, InngestFunction } from "inngest";
import { z } from "zod";
import { checkExpression } from "./expressions";
import { introspect } from "./handler";
import { durationMs } from "./time";

const expression = z.string().refine((text) => {
  checkExpression(text);
  return true;
});
const period = z.string().transform(durationMs);
const Concurrency = z.union([
  z.number().transform((limit) => [{ limit, key: undefined, scope: "fn" as const }]),
  z
    .object({
      limit: z.number(),
      key: expression.optional(),
      scope: z.enum(["fn", "env", "account"]).default("fn"),
    })
    .transform((one) => [one]),
  z.array(
    z.object({
      limit: z.number(),
      key: expression.optional(),
      scope: z.enum(["fn", "env", "account"]).default("fn"),
    }),
  ),
]);

/**
 * A function as it registers itself with Inngest, as far as this engine goes: no batches, no singletons and no
 * timeouts of whole runs. Strict, so that a definition which asks for more is refused at the start.
 */
const FunctionSpec = z
  .strictObject({
    id: z.string(),
    name: z.string().optional(),
    triggers: z.array(
      z.union([
        z.strictObject({ event: z.string(), expression: expression.optional() }),
        z.strictObject({ cron: z.string() }),
      ]),
    ),
    steps: z.object({ step: z.object({ retries: z.object({ attempts: z.int() }).optional() }) }),
    idempotency: expression.optional(),
    rateLimit: z.strictObject({ key: expression.optional(), limit: z.int(), period }).optional(),
    throttle: z
      .strictObject({ key: expression.optional(), limit: z.int(), period, burst: z.int().default(1) })
      .optional(),
    debounce: z.strictObject({ key: expression.optional(), period, timeout: period.optional() }).optional(),
    concurrency: Concurrency.default([]),
    priority: z.strictObject({ run: expression.optional() }).optional(),
    cancel: z
      .array(z.strictObject({ event: z.string(), if: expression.optional(), timeout: z.string().optional() }))
      .default([]),
  })
  .transform(({ steps, ...spec }) => ({
    ...spec,
    /** Attempts of each step, the first included. */
    maxAttempts: (steps.step.retries?.attempts ?? 3) + 1,
  }));

export type FunctionSpec = z.output<typeof FunctionSpec>;

/** All functions by id, with what must be found fast when an event comes in. */
export interface Functions {
  byId: ReadonlyMap<string, FunctionSpec>;
  triggeredBy(event: string): FunctionSpec[];
  cancelledBy(event: string): FunctionSpec[];
  schedules: readonly { functionId: string; cron: string }[];
}

/** Asks the functions what they are. @throws Error naming a function that asks for what the engine cannot do. */
export async function discover(client: Inngest.Any, bound: InngestFunction.Any[]): Promise<Functions> {
  const { functions } = z
    .object({ functions: z.array(z.looseObject({ id: z.string() })) })
    .parse(JSON.parse(await introspect(client, bound)));
  const specs = functions.map((raw) => {
    const parsed = FunctionSpec.safeParse(raw);
    if (parsed.success) return parsed.data;
    throw new Error(`The job ${raw.id} cannot run on the embedded engine: ${z.prettifyError(parsed.error)}`);
  });
  const schedules = specs.flatMap(({ id, triggers }) =>
    triggers.flatMap((trigger) => ("cron" in trigger ? [{ functionId: id, cron: trigger.cron }] : [])),
  );
  for (const { cron } of schedules) nextTick(cron, new Date());
  return {
    byId: new Map(specs.map((spec) => [spec.id, spec])),
    triggeredBy: memo((event) =>
      specs.filter((spec) => spec.triggers.some((t) => "event" in t && names(t.event, event))),
    ),
    cancelledBy: memo((event) => specs.filter((spec) => spec.cancel.some((c) => names(c.event, event)))),
    schedules,
  };
}

/** Whether a trigger's name, perhaps with a star at its end, names an event. */
export function names(pattern: string, event: string): boolean {
  return pattern.endsWith("*") ? event.startsWith(pattern.slice(0, -1)) : pattern === event;
}

function memo<T>(find: (event: string) => T): (event: string) => T {
  const known = new Map<string, T>();
  return (event) => {
    const found = known.get(event) ?? find(event);
    known.set(event, found);
    return found;
  };
}

/** The next moment of a schedule after a given one; `TZ=Europe/Paris 0 9 * * *` names a time zone, else UTC. */
export function nextTick(cron: string, after: Date): Date {
  const [, tz = "UTC", fields = ""] = /^(?:TZ=(\S+)\s+)?(.+)$/.exec(cron) ?? [];
  return CronExpressionParser.parse(fields, { currentDate: after, tz }).next().toDate();
}
