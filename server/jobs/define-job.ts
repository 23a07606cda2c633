import {
  type GetStepTools,
  type Inngest,
  type InngestFunction,
  type InngestFunctionReference,
  type Logger,
  referenceFunction,
} from "inngest";
import type { z } from "zod";
import type { EventDefinition } from "./events";

/** What a job may do between and around its steps. Each works on Inngest and on the embedded engine alike. */
export type JobStep = Pick<
  GetStepTools<Inngest.Any>,
  "run" | "sleep" | "sleepUntil" | "waitForEvent" | "sendEvent" | "invoke"
>;

interface RunContext {
  step: JobStep;
  runId: string;
  /** From 0. */
  attempt: number;
  maxAttempts: number;
  logger: Logger;
}

/** What a handler receives. Everything outside `step` runs anew at each step, so it must be free of effects. */
export interface JobContext<D> extends RunContext {
  event: { id: string; name: string; ts: number; data: D };
}

/** What `onFailure` receives when a run has failed for good. */
interface FailureContext<D> extends RunContext {
  error: Error;
  /** The event of the failed run, and its id. */
  event: JobContext<D>["event"];
  failedRunId: string;
}

/** One schedule: five fields of cron, in a time zone when it begins with `TZ=Europe/Paris `. */
interface CronTrigger {
  cron: string;
}
interface EventTrigger {
  event: EventDefinition;
  /** CEL over `event`, such as `event.data.size > 100`. */
  if?: string;
}
type Trigger = EventDefinition | EventTrigger | CronTrigger;

type DataOf<T> = T extends { cron: string }
  ? { cron: string }
  : T extends EventDefinition<string, infer S>
    ? z.output<S>
    : T extends { event: EventDefinition<string, infer S> }
      ? z.output<S>
      : never;

type FlowControl = Pick<
  InngestFunction.Options,
  "name" | "concurrency" | "throttle" | "rateLimit" | "debounce" | "idempotency" | "priority" | "cancelOn"
>;

interface JobOptions<T extends Trigger> extends FlowControl {
  /** Unique and lasting: runs in progress are found by it after a release. */
  id: string;
  trigger: T | readonly T[];
  /** Retries of each step, and of the code between steps. Default 3. */
  retries?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
  onFailure?(context: FailureContext<DataOf<T>>): Promise<unknown>;
}

type Reference<D> = InngestFunctionReference<{ data: D }, unknown>;

/** A job: an Inngest function before it is bound to a client. */
export interface Job<D = never> {
  id: string;
  /** For `step.invoke(id, { function: job.reference, data })`. */
  reference: Reference<D>;
  /** Makes the function that a client serves. */
  bind(client: Inngest.Any): InngestFunction.Any;
}

/**
 * Defines a job. The handler's `event.data` is typed, and checked before the handler sees it, by the contract of
 * the event that triggers it.
 */
export function defineJob<const T extends Trigger>(
  options: JobOptions<T>,
  handler: (context: JobContext<DataOf<T>>) => Promise<unknown>,
): Job<DataOf<T>> {
  const { trigger, onFailure, ...rest } = options;
  const triggers = (Array.isArray(trigger) ? trigger : [trigger]) as InngestFunction.Trigger<string>[];
  return {
    id: options.id,
    reference: referenceFunction({ functionId: options.id }) as Reference<DataOf<T>>,
    bind: (client) =>
      client.createFunction(
        {
          ...rest,
          triggers,
          ...(onFailure && {
            onFailure: (context: unknown) => onFailure(failureContext(context as RawFailure<DataOf<T>>)),
          }),
        },
        (context: unknown) => handler(context as JobContext<DataOf<T>>),
      ) as InngestFunction.Any,
  };
}

interface RawFailure<D> extends RunContext {
  error: Error;
  event: { data: { event: JobContext<D>["event"]; run_id: string } };
}

function failureContext<D>({ event, ...context }: RawFailure<D>): FailureContext<D> {
  return { ...context, event: event.data.event, failedRunId: event.data.run_id };
}
