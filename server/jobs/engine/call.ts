import { z } from "zod";
import type { Reply, Serve } from "./handler";

/** An event as functions see it. */
export interface RunEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
}

/** An error as functions report it; what the functions' package itself complains of is in `error`. */
export const JobError = z
  .looseObject({
    name: z.string().default("Error"),
    message: z.string().optional(),
    error: z.string().optional(),
    stack: z.string().optional(),
  })
  .transform(({ error, ...rest }) => ({ ...rest, message: rest.message ?? error ?? "Unknown error" }));
export type JobError = z.output<typeof JobError>;

export type StepState = { type: "data"; data: unknown } | { type: "error"; error: unknown };

/** What a function is called with: its event, the results of finished steps, and which step to run. */
export interface FunctionCall {
  functionId: string;
  /** "step": find out what comes next; else the id of the step to run. */
  stepId: string;
  runId: string;
  event: RunEvent;
  steps: Record<string, StepState>;
  /** Ids of the finished steps in the order in which they finished. */
  order: string[];
  attempt: number;
  maxAttempts: number;
  /** Other steps of the run are under way: find and plan steps, run none by itself. */
  parallel: boolean;
  /** Names this call in what the function reports while it runs. */
  callId: string;
}

const Operation = z.looseObject({
  id: z.string(),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.looseObject({}).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type Operation = z.output<typeof Operation>;
/** Steps that a function reports while it runs, when each of them is done. */
export const Operations = z.array(Operation);

/** What came of a call. */
export type Answer =
  | { type: "completed"; output: unknown }
  | { type: "operations"; operations: Operation[]; retryAfter: string | undefined }
  | { type: "failed"; error: JobError; retry: boolean; retryAfter: string | undefined };

/**
 * Calls a function. Between steps it goes on by itself and reports each finished step over the client's `fetch`
 * (checkpointing), unless other steps of the run are under way.
 */
export async function callFunction(serve: Serve, call: FunctionCall): Promise<Answer> {
  const { functionId, stepId, event } = call;
  const reply = await serve({
    method: "POST",
    query: { fnId: functionId, stepId },
    headers: {},
    body: {
      version: 2,
      event,
      events: [event],
      steps: call.steps,
      ctx: {
        run_id: call.runId,
        attempt: call.attempt,
        max_attempts: call.maxAttempts,
        disable_immediate_execution: call.parallel,
        use_api: false,
        fn_id: functionId,
        qi_id: call.callId,
        stack: { stack: call.order, current: call.order.length },
      },
    },
  });
  return readReply(reply);
}

function readReply({ status, headers, body }: Reply): Answer {
  const retryAfter = headers["retry-after"];
  const value: unknown = body === "" ? null : JSON.parse(body);
  if (status === 200) return { type: "completed", output: value };
  if (status === 206) return { type: "operations", operations: Operations.parse(value), retryAfter };
  const error = JobError.safeParse(value);
  return {
    type: "failed",
    error: error.success
      ? error.data
      : { name: "Error", message: `the function answered ${status}: ${body}` },
    retry: headers["x-inngest-no-retry"] !== "true",
    retryAfter,
  };
}
