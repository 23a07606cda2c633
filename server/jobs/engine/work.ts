import {
  type Answer,
  type Callable,
  callFunction,
  type FunctionCall,
  type JobError,
  type Operation,
} from "./call";
import type { Lease, RunState } from "./claim";
import { holds } from "./expressions";
import type { OutboxEvent, Outcome, PlannedItem, StepRow } from "./flush";
import type { FunctionSpec, Functions } from "./functions";
import { maxLost } from "./leases";
import { msUntil } from "./time";

/** The item that calls the function to see what comes next. */
const discovery = "step";

export interface Workshop {
  callables: ReadonlyMap<string, Callable>;
  functions: Functions;
  /** Milliseconds to wait before an attempt (1 for the first retry). */
  retryDelayMs(attempt: number): number;
  /** The id by which functions know a run. */
  publicId(runId: string): string;
}

type Plan = Pick<Outcome, "steps" | "planned" | "events" | "next">;

const plan = (next: Outcome["next"], rest: Partial<Plan> = {}): Plan => ({
  steps: [],
  planned: [],
  events: [],
  next,
  ...rest,
});

/** A lease with what came of working on it, to be written. */
export function outcomeOf(lease: Lease, made: Plan): Outcome {
  const { runId, stepId, epoch, generation } = lease;
  const isDiscovery = stepId === discovery;
  const ended = made.steps.length > 0 && made.next.type === "drop";
  return {
    runId,
    stepId,
    epoch,
    generation,
    startedAt: lease.fresh ? lease.takenAt : null,
    parallel: lease.parallel || !isDiscovery,
    wake: !isDiscovery && ended,
    ...made,
  };
}

/** A step that waited and need not be called: sleep, event, invocation. */
export function waitedStep(lease: Lease, result: { failed: boolean; data: unknown }): Outcome {
  const { failed, data } = result;
  const op = { sleep: "Sleep", event: "WaitForEvent", invoke: "InvokeFunction", call: "StepRun" }[lease.kind];
  const step: StepRow = {
    id: lease.stepId,
    name: lease.name,
    op,
    attempt: 0,
    failed,
    data: JSON.stringify(data),
  };
  return outcomeOf(lease, plan({ type: "drop" }, { steps: [step] }));
}

/** Calls a run's function for a leased item and says what came of it. */
export async function work(shop: Workshop, lease: Lease, state: RunState): Promise<Outcome> {
  const spec = shop.functions.byId.get(lease.functionId);
  const callable = shop.callables.get(lease.functionId);
  if (!spec || !callable) {
    // Another release may know it; people see it wait, and may cancel it.
    const error = { name: "UnknownJob", message: `No job ${lease.functionId} in this release` };
    return outcomeOf(lease, plan({ type: "retry", attempt: lease.attempt, delayMs: 60_000, error }));
  }
  if (lease.lost >= maxLost) {
    const error = {
      name: "WorkerLost",
      message: `The process died ${lease.lost} times while it worked on this`,
    };
    return outcomeOf(lease, failed(shop, lease, spec, error));
  }
  const answer = await answerOf(callable, {
    functionId: lease.functionId,
    stepId: lease.stepId === discovery ? undefined : lease.stepId,
    runId: shop.publicId(lease.runId),
    event: lease.event,
    steps: state.steps,
    order: state.order,
    attempt: lease.attempt,
    maxAttempts: spec.maxAttempts,
    parallel: lease.parallel,
  });
  return outcomeOf(lease, planOf(shop, lease, spec, answer));
}

/** Calls the function; what the call itself throws (a result without JSON) counts as its failure. */
async function answerOf(callable: Callable, call: FunctionCall): Promise<Answer> {
  try {
    return await callFunction(callable, call);
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { type: "failed", error: { name, message, stack }, retry: true, retryAfter: undefined };
  }
}

function planOf(shop: Workshop, lease: Lease, spec: FunctionSpec, answer: Answer): Plan {
  if (answer.type === "completed") return completed(answer.output);
  if (answer.type === "failed") {
    return answer.retry
      ? retried(shop, lease, spec, answer.error, answer.retryAfter)
      : failed(shop, lease, spec, answer.error);
  }
  return lease.stepId === discovery
    ? afterDiscovery(shop, lease, spec, answer)
    : afterStep(shop, lease, spec, answer);
}

const completed = (output: string, steps: StepRow[] = []): Plan =>
  plan({ type: "finish", status: "completed", output, error: null }, { steps });

function failed(shop: Workshop, lease: Lease, spec: FunctionSpec, error: unknown): Plan {
  const name = "inngest/function.failed";
  const data = { function_id: spec.id, run_id: shop.publicId(lease.runId), error, event: lease.event };
  const heard = shop.functions
    .triggeredBy(name)
    .some((other) =>
      other.triggers.some((t) => "event" in t && holds(t.expression, { event: { name, data } })),
    );
  const events: OutboxEvent[] = heard ? [{ id: `${lease.runId}:failed`, name, data }] : [];
  return plan({ type: "finish", status: "failed", output: null, error }, { events });
}

function retried(
  shop: Workshop,
  lease: Lease,
  spec: FunctionSpec,
  error: unknown,
  retryAfter: string | undefined,
): Plan {
  const attempt = lease.attempt + 1;
  if (attempt >= spec.maxAttempts) return failed(shop, lease, spec, error);
  return plan({ type: "retry", attempt, delayMs: retryDelay(shop, attempt, retryAfter), error });
}

/** What the error asks for (seconds, or a moment), else the engine's own back-off. */
function retryDelay(shop: Workshop, attempt: number, retryAfter: string | undefined): number {
  if (!retryAfter) return shop.retryDelayMs(attempt);
  const seconds = Number(retryAfter);
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : msUntil(retryAfter);
}

/** A finished step as a row. Its error, where it has one, stands where its result would. */
export function stepRow(operation: Operation, attempt: number): StepRow {
  const isFailed = operation.op === "StepFailed";
  return {
    id: operation.id,
    name: operation.name,
    op: operation.op,
    failed: isFailed,
    data: isFailed ? JSON.stringify(operation.error) : operation.data,
    attempt,
  };
}

type Found = Extract<Answer, { type: "operations" }>;

function afterStep(
  shop: Workshop,
  lease: Lease,
  spec: FunctionSpec,
  { operations, retryAfter }: Found,
): Plan {
  const [operation] = operations;
  if (operation?.op === "StepError") return retried(shop, lease, spec, operation.error, retryAfter);
  if (operation?.op === "StepRun" || operation?.op === "StepFailed") {
    return plan({ type: "drop" }, { steps: [stepRow(operation, lease.attempt)] });
  }
  return failed(shop, lease, spec, unexpected(operation));
}

const unexpected = (operation: Operation | undefined): JobError => ({
  name: "UnsupportedOperation",
  message: `The embedded engine has no ${operation?.op ?? "empty answer"}`,
});

function afterDiscovery(shop: Workshop, lease: Lease, spec: FunctionSpec, found: Found): Plan {
  const { operations, retryAfter } = found;
  const ended = operations.find(({ op }) => op === "RunComplete");
  const done = operations.filter(({ op }) => op === "StepRun" || op === "StepFailed");
  const steps = done.map((operation) => stepRow(operation, lease.attempt));
  if (ended) return completed(ended.data, steps);
  const error = operations.find(({ op }) => op === "StepError");
  if (error) return { ...retried(shop, lease, spec, error.error, retryAfter), steps };

  const planned: PlannedItem[] = [];
  const events: OutboxEvent[] = [];
  const [first] = operations;
  // One step alone, found when the time of a call was up: it is run by the next call.
  const alone = operations.length === 1 && !lease.parallel && !first?.opts.parallelMode;
  for (const operation of operations) {
    if (done.includes(operation)) continue;
    if (operation.op === "StepPlanned" && alone) return plan({ type: "again" });
    const item = itemOf(operation);
    if (!item) return failed(shop, lease, spec, unexpected(operation));
    planned.push(item);
    if (item.kind === "invoke") events.push(invocation(lease, operation));
  }
  return plan(steps.length > 0 ? { type: "again" } : { type: "drop" }, { steps, planned, events });
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

function itemOf({ id, op, name, detail, opts }: Operation): PlannedItem | undefined {
  const base = { id, name };
  const timeout = text(opts.timeout);
  const delayMs = timeout === undefined ? null : msUntil(timeout);
  if (op === "StepPlanned") return { ...base, kind: "call", delayMs: 0 };
  if (op === "Sleep") return { ...base, kind: "sleep", delayMs: msUntil(detail) };
  if (op === "WaitForEvent") {
    return { ...base, kind: "event", delayMs, topic: detail, condition: text(opts.if) };
  }
  if (op === "InvokeFunction") return { ...base, kind: "invoke", delayMs };
  return undefined;
}

/** What makes a run the one that a step has invoked. */
export const invocationKey = (runId: string, stepId: string) => `${runId}:${stepId}`;

/** The event that starts an invoked run. */
function invocation(lease: Lease, operation: Operation): OutboxEvent {
  const opts = operation.opts as { function_id?: unknown; payload?: { data?: unknown } };
  const dedupeKey = invocationKey(lease.runId, operation.id);
  return {
    id: dedupeKey,
    name: "inngest/function.invoked",
    data: opts.payload?.data ?? {},
    target: {
      functionId: String(opts.function_id),
      dedupeKey,
      parentRunId: lease.runId,
      parentStepId: operation.id,
    },
  };
}
