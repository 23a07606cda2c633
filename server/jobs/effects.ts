import { AsyncLocalStorage } from "node:async_hooks";
import { eq } from "drizzle-orm";
import type { Tx } from "@/server/db/client";
import { jobEffects } from "./schema";

/** The step that is being run, as far as its callback reaches. */
export const runningStep = new AsyncLocalStorage<{ runId: string; stepId: string }>();

/**
 * A key that names the running step of the running job, the same in every attempt: run and step, and `part` when
 * one step has several effects.
 * @throws Error outside `step.run`.
 */
export function stepKey(part = ""): string {
  const step = runningStep.getStore();
  if (!step) throw new Error("stepKey() may be called inside step.run() only");
  return `${step.runId}:${step.stepId}${part && `:${part}`}`;
}

/**
 * Makes an effect happen exactly once, however often the step that wants it is repeated: `fn` runs in the caller's
 * transaction if no transaction with the same key has committed; else its stored result is given back. Two at
 * once: the second waits for the first. What `fn` does must all go through `tx`.
 */
export async function effectOnce<T>(tx: Tx, key: string, fn: () => Promise<T>): Promise<T> {
  const claimed = await tx
    .insert(jobEffects)
    .values({ key })
    .onConflictDoNothing()
    .returning({ key: jobEffects.key });
  if (claimed.length === 0) {
    const [done] = await tx
      .select({ result: jobEffects.result })
      .from(jobEffects)
      .where(eq(jobEffects.key, key));
    return done?.result?.value as T;
  }
  const result = await fn();
  if (result !== undefined) {
    await tx
      .update(jobEffects)
      .set({ result: { value: result } })
      .where(eq(jobEffects.key, key));
  }
  return result;
}
