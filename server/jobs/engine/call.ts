import type { Inngest, InngestFunction } from "inngest";

/** An event as functions see it. */
export interface RunEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
}

export interface JobError {
  name: string;
  message: string;
  stack?: string;
}

/** A finished step, as functions are told of it. */
export type StepState = { id: string; data: unknown } | { id: string; error: unknown };

/** A function as it can be called: itself, or its `onFailure`. */
export interface Callable {
  client: Inngest.Any;
  fn: InngestFunction.Any;
  kind: "main" | "failure";
}

/** What a function is called with: its event, the results of finished steps, and which step to run. */
export interface FunctionCall {
  functionId: string;
  /** Left out: find out what comes next. */
  stepId: string | undefined;
  runId: string;
  event: RunEvent;
  steps: Record<string, StepState>;
  /** Ids of the finished steps in the order in which they finished. */
  order: string[];
  attempt: number;
  maxAttempts: number;
  /** Other steps of the run are under way: find and plan steps, run none by itself. */
  parallel: boolean;
}

/** What a function has found or done. Results are JSON already. */
export interface Operation {
  id: string;
  op: string;
  name: string;
  /** How Inngest puts durations and names of events here, see the protocol of its packages. */
  detail: string;
  opts: Record<string, unknown>;
  data: string;
  error: unknown;
}

/** What came of a call. */
export type Answer =
  | { type: "completed"; output: string }
  | { type: "operations"; operations: Operation[]; retryAfter: string | undefined }
  | { type: "failed"; error: unknown; retry: boolean; retryAfter: string | undefined };

type Options = Parameters<InngestFunction.Any["createExecution"]>[0]["partialOptions"];

/** After so long a call hands back, between two steps, so that others get their turn. */
const longestCallMs = 10_000;

/**
 * Calls a function, in the way in which the package's own HTTP handler calls it, without the HTTP: copying the
 * environment and parsing what we have just written took five times as long as the call itself. Between steps
 * the function goes on by itself and reports each finished step (checkpointing, see progress.ts), unless other
 * steps of the run are under way.
 */
export async function callFunction({ client, fn, kind }: Callable, call: FunctionCall): Promise<Answer> {
  const { event, runId, attempt, maxAttempts, stepId, parallel } = call;
  const goesOn = stepId === undefined && !parallel;
  // biome-ignore lint/complexity/useLiteralKeys: protected, and so written by the package's own handler
  const execution = fn["createExecution"]({
    partialOptions: {
      client,
      runId,
      data: { event, events: [event], runId, attempt, maxAttempts },
      stepMode: (goesOn ? "async_checkpointing" : "async") as Options["stepMode"],
      ...(goesOn && { checkpointingConfig: { bufferedSteps: 1, maxRuntime: longestCallMs, maxInterval: 0 } }),
      internalFnId: call.functionId,
      queueItemId: runId,
      stepState: call.steps,
      stepCompletionOrder: call.order,
      ...(stepId !== undefined && { requestedRunStep: stepId }),
      disableImmediateExecution: parallel,
      handlerKind: kind,
      isDurableEndpoint: false,
      priorDefers: {},
      reqArgs: [],
      headers: {},
    },
  });
  const result = await execution.start();
  switch (result.type) {
    case "function-resolved":
      return { type: "completed", output: toJson(result.data) };
    case "function-rejected":
      return { type: "failed", error: result.error, ...retryOf(result.retriable) };
    case "step-ran":
      return { type: "operations", operations: [operationOf(result.step)], ...retryOf(result.retriable) };
    case "steps-found":
      return { type: "operations", operations: result.steps.map(operationOf), retryAfter: undefined };
    default: {
      const message = `The function has no step ${stepId}; it found ${result.type}`;
      return { type: "failed", error: { name: "StepNotFound", message }, ...retryOf(true) };
    }
  }
}

/** Whether, and after which time (seconds, a duration or a moment), a failure is to be tried again. */
const retryOf = (retriable: boolean | string | undefined) => ({
  retry: retriable !== false,
  retryAfter: typeof retriable === "string" ? retriable : undefined,
});

/** A value as JSON; what has no JSON (undefined, a function) as null. @throws TypeError for a circle or a bigint */
const toJson = (value: unknown): string => JSON.stringify(value) ?? "null";

/** A step as the functions' package tells of it. */
export interface Outgoing {
  id: string;
  op: string;
  name?: string | null | undefined;
  displayName?: string | null | undefined;
  opts?: Record<string, unknown> | null | undefined;
  data?: unknown;
  error?: unknown;
}

/** The same in our words. */
export function operationOf(outgoing: Outgoing): Operation {
  const { id, op, name, displayName, opts, data, error } = outgoing;
  return {
    id,
    op,
    name: displayName ?? name ?? id,
    detail: name ?? "",
    opts: opts ?? {},
    data: toJson(data),
    error: error ?? null,
  };
}
