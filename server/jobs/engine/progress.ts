import { AsyncLocalStorage } from "node:async_hooks";
import { type Inngest, Middleware } from "inngest";
import { type Outgoing, operationOf } from "./call";
import type { Lease } from "./claim";
import type { Outcome, StepRow } from "./flush";
import { outcomeOf, stepRow } from "./work";
import type { Writer } from "./writer";

/** What one call of a function has done so far, on its way into the database. */
export class Progress {
  #reported: Promise<boolean> | undefined;

  constructor(
    readonly lease: Lease,
    readonly writer: Writer,
  ) {}

  /**
   * Has finished steps written. The function goes on meanwhile, up to its next step: often it comes to its end, which
   * is then written together with them.
   */
  report(steps: StepRow[]): void {
    const { lease } = this;
    const next = { type: "keep" as const, reset: lease.lost > 0 };
    this.#reported = this.writer.write(outcomeOf(lease, { steps, planned: [], events: [], next }));
    this.#reported.then(
      (held) => {
        if (held) lease.lost = 0;
      },
      () => {},
    );
  }

  /** Waits until what was reported is written. @throws Error when it cannot be, or when the lease was lost */
  async written(): Promise<void> {
    if (this.#reported && !(await this.#reported)) throw new Error("the lease was lost");
  }

  /** Writes how the call has ended, never without what was reported before. @returns false when the lease was lost */
  async end(outcome: Outcome): Promise<boolean> {
    if (this.#reported && !this.writer.isWaiting(outcome) && !(await this.#reported)) return false;
    return this.writer.write(outcome);
  }
}

/** The progress of the call whose function is running, as far as its code reaches. */
const running = new AsyncLocalStorage<Progress>();

/** Makes a call whose reports go to its progress. */
export const follow = <T>(progress: Progress, call: () => Promise<T>): Promise<T> =>
  running.run(progress, call);

/** No step begins before those that were done before it are written. */
export class StepsInOrder extends Middleware.BaseMiddleware {
  readonly id = "rooz:steps-in-order";

  override async wrapStepHandler({ next }: Middleware.WrapStepHandlerArgs): Promise<unknown> {
    await running.getStore()?.written();
    return next();
  }
}

/**
 * Lets a client hand reports of finished steps over within the process. Its own way, a request for each, read the
 * environment anew and made addresses, headers and JSON to be taken apart again.
 */
export function takeReports(client: Inngest.Any): void {
  // biome-ignore lint/complexity/useLiteralKeys: private, and the only way to it
  const api = client["inngestApi"] as { checkpointStepsAsync(args: { steps: Outgoing[] }): Promise<void> };
  api.checkpointStepsAsync = async ({ steps }) => {
    const progress = running.getStore();
    if (!progress) throw new Error("a step was reported outside of a call");
    progress.report(steps.map((step) => stepRow(operationOf(step), progress.lease.attempt)));
  };
}
