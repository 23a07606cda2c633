import { Inngest, Middleware } from "inngest";
import { logger } from "@/server/platform/log";
import { runningStep } from "./effects";

/** Under this name the functions are known to Inngest; function ids begin with it. */
export const appId = "rooz";

/** Tells the code of a step which step it is, and gives the events it sends ids that a repetition repeats. */
class StepScope extends Middleware.BaseMiddleware {
  readonly id = "rooz:step";

  override wrapStepHandler({ ctx, stepInfo, next }: Middleware.WrapStepHandlerArgs): Promise<unknown> {
    return runningStep.run({ runId: ctx.runId, stepId: stepInfo.hashedId }, next);
  }

  override transformSendEvent(args: Middleware.TransformSendEventArgs): Middleware.TransformSendEventArgs {
    const step = runningStep.getStore();
    if (!step) return args;
    const events = args.events.map((event, i) => ({
      ...event,
      id: event.id ?? `${step.runId}:${step.stepId}:${i}`,
    }));
    return { ...args, events };
  }
}

type ClientOptions = Pick<
  ConstructorParameters<typeof Inngest>[0],
  "eventKey" | "signingKey" | "baseUrl" | "isDev" | "fetch" | "middleware"
>;

/** A client of Inngest, or of what plays its part. */
export function createClient({ middleware = [], ...options }: ClientOptions) {
  return new Inngest({
    id: appId,
    logger: logger("jobs"),
    middleware: [StepScope, ...middleware],
    aiMetadata: false,
    sessionPropagation: false,
    ...options,
  });
}
